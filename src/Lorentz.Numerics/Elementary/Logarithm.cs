using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>Natural logarithm from add, multiply, divide, fma and bit operations: the same bits everywhere.</summary>
/// <remarks>
/// x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2), then log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)) with
/// s = f / (2 + f); the leading terms are summed with their rounding errors.
/// log(0) = -inf, log(x below 0) = NaN, log(+inf) = +inf, log(NaN) = NaN; subnormal arguments are right.
/// Source: Ng, fdlibm e_log.c (Sun, 1993). Errors: <see cref="ElementaryAccuracy"/>.
/// </remarks>
public static class Logarithm
{
    /// <summary>log(value).</summary>
    public static double Of(double value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>log(value).</summary>
    public static float Of(float value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>log of each lane, with the bits of the scalar function.</summary>
    public static Vector256<double> Of(Vector256<double> value)
    {
        // Subnormals are brought into the normal range; 2^52 | e is the double 2^52 + e, for small whole e.
        var small = Vector256.LessThan(value, Vector256.Create(2.2250738585072014e-308));
        var scaled = Vector256.ConditionalSelect(small, value * 18014398509481984.0, value);
        var bias = Vector256.ConditionalSelect(small, Vector256.Create(1077.0), Vector256.Create(1023.0));
        var bits = scaled.AsInt64() + Vector256.Create(0x3ff0000000000000L - 0x3fe6a09e667f3bcdL);
        var wholeBits = Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(4503599627370496.0).AsInt64();
        var k = wholeBits.AsDouble() - Vector256.Create(4503599627370496.0) - bias;
        var mantissa = (bits & Vector256.Create(0x000fffffffffffffL)) + Vector256.Create(0x3fe6a09e667f3bcdL);
        var f = mantissa.AsDouble() - Vector256<double>.One;

        var s = f / (f + Vector256.Create(2.0));
        var z = s * s;
        var r = Vector256.FusedMultiplyAdd(Vector256.Create(0.13088090160715563), z, Vector256.Create(0.13268624420576952));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.1538624563611127));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.18181795522789318));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.222222223929048));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.2857142857079786));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.40000000000000885));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.6666666666666666));

        var halfSquare = f * 0.5 * f;
        var lost = Vector256.FusedMultiplyAdd(f * -0.5, f, halfSquare);
        var big = k * 0.6931471803691238;
        var sum = big + f;
        lost += big - sum + f;
        var total = sum - halfSquare;
        lost += sum - total - halfSquare;
        lost = Vector256.FusedMultiplyAdd(k, Vector256.Create(1.9082149292705877e-10), lost);
        var result = total + Vector256.FusedMultiplyAdd(s, Vector256.FusedMultiplyAdd(r, z, halfSquare), lost);

        var infinite = Vector256.Create(double.PositiveInfinity);
        result = Vector256.ConditionalSelect(Vector256.Equals(value, infinite), infinite, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(value, Vector256<double>.Zero), -infinite, result);
        var valid = Vector256.GreaterThanOrEqual(value, Vector256<double>.Zero);
        return Vector256.ConditionalSelect(valid, result, Vector256.Create(double.NaN));
    }

    /// <summary>log of each lane, with the bits of the scalar function.</summary>
    public static Vector256<float> Of(Vector256<float> value)
    {
        var small = Vector256.LessThan(value, Vector256.Create(1.17549435e-38f));
        var scaled = Vector256.ConditionalSelect(small, value * 33554432f, value);
        var bias = Vector256.ConditionalSelect(small, Vector256.Create(152f), Vector256.Create(127f));
        var bits = scaled.AsInt32() + Vector256.Create(0x3f800000 - 0x3f3504f3);
        var wholeBits = Vector256.ShiftRightLogical(bits, 23) | Vector256.Create(8388608f).AsInt32();
        var k = wholeBits.AsSingle() - Vector256.Create(8388608f) - bias;
        var mantissa = (bits & Vector256.Create(0x007fffff)) + Vector256.Create(0x3f3504f3);
        var f = mantissa.AsSingle() - Vector256<float>.One;

        var s = f / (f + Vector256.Create(2f));
        var z = s * s;
        var r = Vector256.FusedMultiplyAdd(Vector256.Create(0.233324975f), z, Vector256.Create(0.28550732f));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.40000123f));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(0.6666667f));

        var halfSquare = f * 0.5f * f;
        var lost = Vector256.FusedMultiplyAdd(f * -0.5f, f, halfSquare);
        var big = k * 0.693138123f;
        var sum = big + f;
        lost += big - sum + f;
        var total = sum - halfSquare;
        lost += sum - total - halfSquare;
        lost = Vector256.FusedMultiplyAdd(k, Vector256.Create(9.05800061e-06f), lost);
        var result = total + Vector256.FusedMultiplyAdd(s, Vector256.FusedMultiplyAdd(r, z, halfSquare), lost);

        var infinite = Vector256.Create(float.PositiveInfinity);
        result = Vector256.ConditionalSelect(Vector256.Equals(value, infinite), infinite, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(value, Vector256<float>.Zero), -infinite, result);
        var valid = Vector256.GreaterThanOrEqual(value, Vector256<float>.Zero);
        return Vector256.ConditionalSelect(valid, result, Vector256.Create(float.NaN));
    }
}
