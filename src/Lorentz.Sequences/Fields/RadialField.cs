using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Fields;

/// <summary>z = sin(k r + phase), r the distance to the middle of the grid.</summary>
/// <param name="K">Radians of phase per radian of distance.</param>
/// <param name="Phase">Phase in the middle.</param>
public sealed record RadialField(double K, double Phase) : SinusoidalField
{
    /// <inheritdoc/>
    public override double Wave(Place at) => Trigonometric.Sine((K * Math.Sqrt(at.SquaredDistance(new(Centre, Centre)))) + Phase);
}
