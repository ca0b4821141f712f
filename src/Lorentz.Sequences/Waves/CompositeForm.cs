using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>The formula of <see cref="CompositeField"/> for a given number of spokes. Parameters: kr, kx, ky.</summary>
/// <param name="Spokes">n.</param>
public sealed record CompositeForm(int Spokes) : IWaveForm
{
    /// <inheritdoc/>
    public int Parameters => 3;

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        var radius = CompositeField.Radius(at);
        var (ring, ringSlope) = Trigonometric.SineAndCosine(parameters[0] * radius);
        var (plane, planeSlope) = Trigonometric.SineAndCosine((parameters[1] * at.X) + (parameters[2] * at.Y));
        (gradient[0], gradient[1], gradient[2]) = (0.2 * ringSlope * radius, 0.15 * planeSlope * at.X, 0.15 * planeSlope * at.Y);
        return 0.5 + (0.2 * ring) + (0.15 * CompositeField.Spoke(at, Spokes)) + (0.15 * plane);
    }
}
