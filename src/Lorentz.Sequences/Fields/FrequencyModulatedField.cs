using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Fields;

/// <summary>z = sin(k x + swing sin(q (x + y))): no phases; the carrier runs along x.</summary>
/// <param name="K">Wave number of the carrier.</param>
/// <param name="Q">Wave number of the modulation.</param>
/// <param name="Swing">Largest change of phase in radians.</param>
public sealed record FrequencyModulatedField(double K, double Q, double Swing) : SinusoidalField
{
    /// <inheritdoc/>
    public override double Wave(Place at) =>
        Trigonometric.Sine((K * at.X) + (Swing * Trigonometric.Sine(Q * (at.X + at.Y))));
}
