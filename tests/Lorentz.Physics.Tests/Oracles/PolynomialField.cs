using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// A non-uniform field without singularities, the gradient of a harmonic polynomial: constant, two quadrupoles and a
/// sextupole. All three components vary; gradients per metre.
/// </summary>
internal readonly record struct PolynomialField(double Tilt, double Dipole, double Quadrupole, double Sextupole) : IMagneticField
{
    public FieldRegion Region => FieldRegion.Everywhere;

    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var metre = T.Constant(1e-3);
        var (u, v, w) = (x * metre, y * metre, z * metre);
        var q = T.Constant(Quadrupole);
        var s = T.Constant(Sextupole);
        var tilt = T.Constant(Tilt);
        return new(
            tilt + (tilt * v) - (T.Constant(2) * s * u * v),
            T.Constant(Dipole) + (tilt * u) + (q * w) + (s * ((w * w) - (u * u))),
            tilt + (q * v) + (T.Constant(2) * s * v * w));
    }

    internal double[] Plain(double x, double y, double z)
    {
        var (u, v, w) = (x / 1e3, y / 1e3, z / 1e3);
        return [
            Tilt + (Tilt * v) - (2 * Sextupole * u * v),
            Dipole + (Tilt * u) + (Quadrupole * w) + (Sextupole * ((w * w) - (u * u))),
            Tilt + (Quadrupole * v) + (2 * Sextupole * v * w)];
    }
}
