using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>The formula of <see cref="FrequencyModulatedField"/>. Parameters: k, q, swing.</summary>
public sealed record FrequencyModulatedForm : IWaveForm
{
    /// <inheritdoc/>
    public int Parameters => 3;

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        var (slow, slowSlope) = Trigonometric.SineAndCosine(parameters[1] * (at.X + at.Y));
        var (sine, cosine) = Trigonometric.SineAndCosine((parameters[0] * at.X) + (parameters[2] * slow));
        (gradient[0], gradient[1], gradient[2]) = (0.5 * cosine * at.X, 0.5 * cosine * parameters[2] * slowSlope * (at.X + at.Y), 0.5 * cosine * slow);
        return 0.5 * (1.0 + sine);
    }
}
