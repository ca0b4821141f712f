namespace Lorentz.Numerics.Real;

/// <summary>
/// A vector function of position that is evaluated in plain doubles (a table with interpolation, say) and gives
/// its gradient, so that every number type can lift it.
/// </summary>
public interface IVectorFunction
{
    /// <summary>Value at (x, y, z).</summary>
    void Value(double x, double y, double z, out double fx, out double fy, out double fz);

    /// <summary>Value and gradient at (x, y, z); <paramref name="gradient"/> row-major: d f_i / d r_j at [3 i + j].</summary>
    void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient);
}
