using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>sin(x) and cos(x) from add, multiply, fma and bit operations: the same bits everywhere.</summary>
/// <remarks>
/// Cody-Waite reduction with pi/2 in three pieces: the fused first step is exact, the rest is carried as a sum of two
/// numbers. Beyond <see cref="DoubleLimit"/> (double) and <see cref="SingleLimit"/> (float) three pieces do not
/// reach and the result is NaN, never a wrong number. Infinities and NaN give NaN, sin(-0) = -0.
/// Source: Muller, Elementary Functions, 3rd ed. (2016), sections 11.2 and 11.3; Ng, fdlibm k_sin.c and k_cos.c.
/// Errors: <see cref="ElementaryAccuracy"/>.
/// </remarks>
public static partial class Trigonometric
{
    /// <summary>Largest |x|, in radians, with a result in double precision: 2^40.</summary>
    public const double DoubleLimit = 1099511627776.0;

    /// <summary>sin(value), value in radians.</summary>
    public static double Sine(double value) => Sine(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>cos(value), value in radians.</summary>
    public static double Cosine(double value) => Cosine(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>sin of each lane (radians), with the bits of the scalar function.</summary>
    public static Vector256<double> Sine(Vector256<double> value) => SineAndCosine(value).Sine;

    /// <summary>cos of each lane (radians), with the bits of the scalar function.</summary>
    public static Vector256<double> Cosine(Vector256<double> value) => SineAndCosine(value).Cosine;

    /// <summary>Sine and cosine of value in radians, for the price of one.</summary>
    public static (double Sine, double Cosine) SineAndCosine(double value)
    {
        var (sine, cosine) = SineAndCosine(Vector256.CreateScalar(value));
        return (sine.ToScalar(), cosine.ToScalar());
    }

    /// <summary>Sine and cosine of each lane (radians), with the bits of the scalar functions.</summary>
    public static (Vector256<double> Sine, Vector256<double> Cosine) SineAndCosine(Vector256<double> value)
    {
        var n = Whole.Nearest(value * 0.6366197723675814);
        var exact = Vector256.FusedMultiplyAdd(n, Vector256.Create(-1.5707963267948966), value);
        var second = n * -6.123233995736766e-17;
        var secondLost = Vector256.FusedMultiplyAdd(n, Vector256.Create(-6.123233995736766e-17), -second);
        var r = exact + second;
        var back = r - exact;
        var low = exact - (r - back) + (second - back) + secondLost;
        low = Vector256.FusedMultiplyAdd(n, Vector256.Create(1.4973849048591698e-33), low);

        var sine = SineKernel(r, low);
        var cosine = CosineKernel(r, low);
        var quadrant = Whole.Bits(n);
        var swap = Vector256.Equals(quadrant & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var sineSign = Vector256.ShiftLeft(quadrant & Vector256.Create(2L), 62).AsDouble();
        var cosineSign = Vector256.ShiftLeft((quadrant + Vector256<long>.One) & Vector256.Create(2L), 62).AsDouble();
        var sineResult = Vector256.ConditionalSelect(swap, cosine, sine) ^ sineSign;
        var cosineResult = Vector256.ConditionalSelect(swap, sine, cosine) ^ cosineSign;

        var valid = Vector256.LessThanOrEqual(Vector256.Abs(value), Vector256.Create(DoubleLimit));
        var isZero = Vector256.Equals(value, Vector256<double>.Zero);
        sineResult = Vector256.ConditionalSelect(isZero, value, sineResult);
        return (
            Vector256.ConditionalSelect(valid, sineResult, Vector256.Create(double.NaN)),
            Vector256.ConditionalSelect(valid, cosineResult, Vector256.Create(double.NaN)));
    }

    /// <summary>sin(r + low) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SineKernel(Vector256<double> r, Vector256<double> low)
    {
        var z = r * r;
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(-7.586640779341891e-13), z, Vector256.Create(1.6058530668924375e-10));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-2.505210622649714e-08));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.7557319219322197e-06));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-0.00019841269841265044));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(0.008333333333333331));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-0.16666666666666666));
        var slope = Vector256.FusedMultiplyAdd(z, Vector256.Create(-0.5), Vector256<double>.One);
        return r + Vector256.FusedMultiplyAdd(p, z * r, low * slope);
    }

    /// <summary>cos(r + low) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> CosineKernel(Vector256<double> r, Vector256<double> low)
    {
        var z = r * r;
        var squareLost = Vector256.FusedMultiplyAdd(r, r, -z);
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(-1.1382552019013768e-11), z, Vector256.Create(2.0876145163276534e-09));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-2.7557317266493255e-07));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.4801587298755762e-05));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-0.001388888888888739));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(0.041666666666666664));
        var half = z * 0.5;
        var sum = Vector256<double>.One - half;
        var tail = Vector256.FusedMultiplyAdd(p, z * z, Vector256<double>.One - sum - half);
        tail = Vector256.FusedMultiplyAdd(squareLost, Vector256.Create(-0.5), tail);
        return sum + Vector256.FusedMultiplyAdd(-r, low, tail);
    }
}
