using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <content>The single-precision half: the same reduction and kernels with fewer terms.</content>
public static partial class Trigonometric
{
    /// <summary>Largest |x|, in radians, with a result in single precision: 2^17.</summary>
    public const float SingleLimit = 131072f;

    /// <summary>sin(value), value in radians.</summary>
    public static float Sine(float value) => Sine(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>cos(value), value in radians.</summary>
    public static float Cosine(float value) => Cosine(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>sin of each lane (radians), with the bits of the scalar function.</summary>
    public static Vector256<float> Sine(Vector256<float> value) => SineAndCosine(value).Sine;

    /// <summary>cos of each lane (radians), with the bits of the scalar function.</summary>
    public static Vector256<float> Cosine(Vector256<float> value) => SineAndCosine(value).Cosine;

    /// <summary>Sine and cosine of value in radians, for the price of one.</summary>
    public static (float Sine, float Cosine) SineAndCosine(float value)
    {
        var (sine, cosine) = SineAndCosine(Vector256.CreateScalar(value));
        return (sine.ToScalar(), cosine.ToScalar());
    }

    /// <summary>Sine and cosine of each lane (radians), with the bits of the scalar functions.</summary>
    public static (Vector256<float> Sine, Vector256<float> Cosine) SineAndCosine(Vector256<float> value)
    {
        var n = Whole.Nearest(value * 0.63661975f);
        var exact = Vector256.FusedMultiplyAdd(n, Vector256.Create(-1.57079637f), value);
        var second = n * 4.37113883e-08f;
        var secondLost = Vector256.FusedMultiplyAdd(n, Vector256.Create(4.37113883e-08f), -second);
        var r = exact + second;
        var back = r - exact;
        var low = exact - (r - back) + (second - back) + secondLost;
        low = Vector256.FusedMultiplyAdd(n, Vector256.Create(1.71512451e-15f), low);

        var sine = SineKernel(r, low);
        var cosine = CosineKernel(r, low);
        var quadrant = Whole.Bits(n);
        var swap = Vector256.Equals(quadrant & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var sineSign = Vector256.ShiftLeft(quadrant & Vector256.Create(2), 30).AsSingle();
        var cosineSign = Vector256.ShiftLeft((quadrant + Vector256<int>.One) & Vector256.Create(2), 30).AsSingle();
        var sineResult = Vector256.ConditionalSelect(swap, cosine, sine) ^ sineSign;
        var cosineResult = Vector256.ConditionalSelect(swap, sine, cosine) ^ cosineSign;

        var valid = Vector256.LessThanOrEqual(Vector256.Abs(value), Vector256.Create(SingleLimit));
        var isZero = Vector256.Equals(value, Vector256<float>.Zero);
        sineResult = Vector256.ConditionalSelect(isZero, value, sineResult);
        return (
            Vector256.ConditionalSelect(valid, sineResult, Vector256.Create(float.NaN)),
            Vector256.ConditionalSelect(valid, cosineResult, Vector256.Create(float.NaN)));
    }

    /// <summary>sin(r + low) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SineKernel(Vector256<float> r, Vector256<float> low)
    {
        var z = r * r;
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(2.72469379e-06f), z, Vector256.Create(-0.000198400638f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(0.00833333191f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-0.166666672f));
        var slope = Vector256.FusedMultiplyAdd(z, Vector256.Create(-0.5f), Vector256<float>.One);
        return r + Vector256.FusedMultiplyAdd(p, z * r, low * slope);
    }

    /// <summary>cos(r + low) for |r| up to pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> CosineKernel(Vector256<float> r, Vector256<float> low)
    {
        var z = r * r;
        var squareLost = Vector256.FusedMultiplyAdd(r, r, -z);
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(-2.72984579e-07f), z, Vector256.Create(2.48005817e-05f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-0.00138888881f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(0.0416666679f));
        var half = z * 0.5f;
        var sum = Vector256<float>.One - half;
        var tail = Vector256.FusedMultiplyAdd(p, z * z, Vector256<float>.One - sum - half);
        tail = Vector256.FusedMultiplyAdd(squareLost, Vector256.Create(-0.5f), tail);
        return sum + Vector256.FusedMultiplyAdd(-r, low, tail);
    }
}
