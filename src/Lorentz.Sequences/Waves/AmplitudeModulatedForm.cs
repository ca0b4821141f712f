using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>The formula of <see cref="AmplitudeModulatedField"/>. Parameters: depth, bx, by, cx, cy.</summary>
public sealed record AmplitudeModulatedForm : IWaveForm
{
    /// <inheritdoc/>
    public int Parameters => 5;

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        var depth = parameters[0];
        var (slow, slowSlope) = Trigonometric.SineAndCosine((parameters[1] * at.X) + (parameters[2] * at.Y));
        var (fast, fastSlope) = Trigonometric.SineAndCosine((parameters[3] * at.X) + (parameters[4] * at.Y));
        var amplitude = 1.0 + (depth * slow);
        gradient[0] = 0.5 * slow * fast;
        (gradient[1], gradient[2]) = (0.5 * depth * slowSlope * fast * at.X, 0.5 * depth * slowSlope * fast * at.Y);
        (gradient[3], gradient[4]) = (0.5 * amplitude * fastSlope * at.X, 0.5 * amplitude * fastSlope * at.Y);
        return 0.5 * (1.0 + (amplitude * fast));
    }
}
