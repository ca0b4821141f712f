using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Fields;

/// <summary>z = 0.4 sin(kr r) + 0.3 sin(n theta) + 0.3 sin(kx x + ky y): no phases; r and theta about the middle of the grid.</summary>
/// <param name="Rings">kr.</param>
/// <param name="Spokes">n, at least 1.</param>
/// <param name="Kx">Wave vector of the plane wave in x.</param>
/// <param name="Ky">The same in y.</param>
public sealed record CompositeField(double Rings, int Spokes, double Kx, double Ky) : SinusoidalField
{
    /// <inheritdoc/>
    public override double Wave(Place at) =>
        (0.4 * Trigonometric.Sine(Rings * Radius(at))) + (0.3 * Spoke(at, Spokes)) + (0.3 * Trigonometric.Sine((Kx * at.X) + (Ky * at.Y)));

    /// <summary>Distance to the middle of the grid.</summary>
    internal static double Radius(Place at) => Math.Sqrt(at.SquaredDistance(new(Centre, Centre)));

    /// <summary>sin(n theta), the imaginary part of ((x + i y) / r)^n: no arc tangent is needed. In the middle theta counts as 0.</summary>
    internal static double Spoke(Place at, int spokes)
    {
        var radius = Radius(at);
        if (radius == 0.0)
        {
            return 0.0;
        }

        var (cosine, sine) = ((at.X - Centre) / radius, (at.Y - Centre) / radius);
        var (real, imaginary) = (cosine, sine);
        for (var i = 1; i < spokes; i++)
        {
            (real, imaginary) = ((real * cosine) - (imaginary * sine), (real * sine) + (imaginary * cosine));
        }

        return imaginary;
    }
}
