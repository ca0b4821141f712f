using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Fields;

/// <summary>z = (1 + depth sin(bx x + by y)) sin(cx x + cy y): no phases, |z| up to 2.</summary>
/// <param name="Depth">Depth of the modulation.</param>
/// <param name="Bx">Its wave vector in x.</param>
/// <param name="By">Its wave vector in y.</param>
/// <param name="Cx">Wave vector of the carrier in x.</param>
/// <param name="Cy">Wave vector of the carrier in y.</param>
public sealed record AmplitudeModulatedField(double Depth, double Bx, double By, double Cx, double Cy) : SinusoidalField
{
    /// <inheritdoc/>
    public override double Wave(Place at) =>
        (1.0 + (Depth * Trigonometric.Sine((Bx * at.X) + (By * at.Y)))) * Trigonometric.Sine((Cx * at.X) + (Cy * at.Y));
}
