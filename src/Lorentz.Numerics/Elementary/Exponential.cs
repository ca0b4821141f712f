using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>exp(x) from add, multiply, fma and bit operations alone: the same bits everywhere.</summary>
/// <remarks>
/// Cody-Waite reduction x = n ln 2 + r and a minimax polynomial in r, then 2^n in two factors, so that results down
/// to the smallest subnormal are right. exp(NaN) = NaN, exp(-inf) = 0, exp(+inf) = overflow = +inf.
/// Source: Muller, Elementary Functions, 3rd ed. (2016), section 11.1; coefficients by Remez exchange.
/// Errors: <see cref="ElementaryAccuracy"/>.
/// </remarks>
public static class Exponential
{
    /// <summary>exp(value).</summary>
    public static double Of(double value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>exp(value).</summary>
    public static float Of(float value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>exp of each lane, with the bits of the scalar function.</summary>
    public static Vector256<double> Of(Vector256<double> value)
    {
        // MinNative and MaxNative hand on their second operand when it is NaN, on every processor.
        var x = Vector256.MaxNative(Vector256.Create(-746.0), Vector256.MinNative(Vector256.Create(710.0), value));
        var n = Reduce(x, out var r, out var tail);
        var sum = Vector256<double>.One + r;
        return Scale(sum + (Vector256<double>.One - sum + r + tail), n);
    }

    /// <summary>exp of each lane, with the bits of the scalar function.</summary>
    public static Vector256<float> Of(Vector256<float> value)
    {
        var x = Vector256.MaxNative(Vector256.Create(-104f), Vector256.MinNative(Vector256.Create(89f), value));
        var n = Reduce(x, out var r, out var tail);
        return Scale(r + tail + Vector256<float>.One, n);
    }

    /// <summary>Returns the whole number n with exp(x) = 2^n (1 + r + tail), |r| up to ln 2 / 2 and tail about r^2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Reduce(Vector256<double> x, out Vector256<double> r, out Vector256<double> tail)
    {
        var n = Whole.Nearest(x * 1.4426950408889634);
        var high = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.6931471805598903), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-5.497923018708371e-14), high);
        var lost = Vector256.FusedMultiplyAdd(n, Vector256.Create(-5.497923018708371e-14), high - r);
        var square = r * r;
        var even = Vector256.FusedMultiplyAdd(
            Vector256.Create(2.0926385294383504e-09), square, Vector256.Create(2.7557235547707764e-07));
        var odd = Vector256.FusedMultiplyAdd(
            Vector256.Create(2.5111665414584858e-08), square, Vector256.Create(2.7557236105418186e-06));
        even = Vector256.FusedMultiplyAdd(even, square, Vector256.Create(2.4801587370494645e-05));
        odd = Vector256.FusedMultiplyAdd(odd, square, Vector256.Create(0.0001984126989489073));
        even = Vector256.FusedMultiplyAdd(even, square, Vector256.Create(0.0013888888888860678));
        odd = Vector256.FusedMultiplyAdd(odd, square, Vector256.Create(0.008333333333317787));
        even = Vector256.FusedMultiplyAdd(even, square, Vector256.Create(0.04166666666666672));
        odd = Vector256.FusedMultiplyAdd(odd, square, Vector256.Create(0.16666666666666682));
        even = Vector256.FusedMultiplyAdd(even, square, Vector256.Create(0.5));
        tail = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(odd, r, even), square, lost);
        return n;
    }

    /// <summary>Returns the whole number n with exp(x) = 2^n (1 + r + tail), |r| up to ln 2 / 2 and tail about r^2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Reduce(Vector256<float> x, out Vector256<float> r, out Vector256<float> tail)
    {
        var n = Whole.Nearest(x * 1.44269504f);
        var high = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.1219444e-4f), high);
        var lost = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.1219444e-4f), high - r);
        var q = Vector256.FusedMultiplyAdd(Vector256.Create(0.0013950035f), r, Vector256.Create(0.0083686905f));
        q = Vector256.FusedMultiplyAdd(q, r, Vector256.Create(0.041666213f));
        q = Vector256.FusedMultiplyAdd(q, r, Vector256.Create(0.16666521f));
        q = Vector256.FusedMultiplyAdd(q, r, Vector256.Create(0.5f));
        tail = Vector256.FusedMultiplyAdd(q, r * r, lost);
        return n;
    }

    /// <summary>value * 2^n for whole n: the second factor rounds once, into the subnormals where need be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector256<double> value, Vector256<double> n)
    {
        var half = Whole.Nearest(n * 0.5);
        return value * Whole.PowerOfTwo(half) * Whole.PowerOfTwo(n - half);
    }

    /// <summary>value * 2^n for whole n: the second factor rounds once, into the subnormals where need be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> value, Vector256<float> n)
    {
        var half = Whole.Nearest(n * 0.5f);
        return value * Whole.PowerOfTwo(half) * Whole.PowerOfTwo(n - half);
    }
}
