using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>exp(x) from add, multiply, fma and bit operations alone: the same bits everywhere.</summary>
public static class Exponential
{
    /// <summary>exp(value).</summary>
    public static double Of(double value) => Of(Vector256.Create(value)).ToScalar();

    /// <summary>exp of each lane (first version: degree-13 Taylor on |r| &lt;= ln 2 / 2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> value)
    {
        var magic = Vector256.Create(6755399441055744.0);
        var clamped = Vector256.Min(Vector256.Max(value, Vector256.Create(-708.0)), Vector256.Create(709.0));
        var shifted = Vector256.FusedMultiplyAdd(clamped, Vector256.Create(1.4426950408889634), magic);
        var n = shifted - magic;
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-6.93147180369123816490e-01), clamped);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-1.90821492927058770002e-10), r);
        var p = Vector256.Create(1.0 / 6227020800.0);
        var factorial = 6227020800.0;
        for (var k = 13; k >= 1; k--)
        {
            factorial /= k;
            p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.0 / factorial));
        }

        var exponent = Vector256.ShiftLeft(shifted.AsInt64(), 52);
        return (p.AsInt64() + exponent).AsDouble();
    }
}
