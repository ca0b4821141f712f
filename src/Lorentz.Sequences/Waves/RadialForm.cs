using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>(1 + sin(k r + phase)) / 2 about the middle of the grid. Parameters: k, phase.</summary>
public sealed record RadialForm : IWaveForm
{
    /// <inheritdoc/>
    public int Parameters => 2;

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        var radius = CompositeField.Radius(at);
        var (sine, cosine) = Trigonometric.SineAndCosine((parameters[0] * radius) + parameters[1]);
        (gradient[0], gradient[1]) = (0.5 * cosine * radius, 0.5 * cosine);
        return 0.5 * (1.0 + sine);
    }
}
