using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;

namespace Lorentz.Physics.Tests.Fields.Maps;

/// <summary>Each component the product of three polynomials of one degree, in units of 100 mm.</summary>
internal readonly struct PolynomialField(int degree) : IMagneticField
{
    public FieldRegion Region => FieldRegion.Everywhere;

    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var (px, py, pz) = (Polynomial(x), Polynomial(y), Polynomial(z));
        return new(px * py * pz, px * py - pz, T.Constant(0.5) * pz * py + px);
    }

    private T Polynomial<T>(T position)
        where T : struct, IReal<T>
    {
        var u = position * T.Constant(0.01);
        var sum = T.Constant(0.3);
        for (var i = 0; i < degree; i++)
        {
            sum = (sum * u) + T.Constant(0.4 - (0.25 * i));
        }

        return sum;
    }
}
