using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>tanh(x) from add, multiply, divide, fma and bit operations: the same bits everywhere.</summary>
/// <remarks>
/// tanh |x| = E / (E + 2) with E = exp(2 |x|) - 1 carried as an unevaluated sum of two numbers, so that small and
/// large arguments need no case of their own. tanh(-0) = -0, tanh(+-inf) = +-1, tanh(NaN) = NaN.
/// Source: Muller, Elementary Functions, 3rd ed. (2016), chapter 11. Errors: <see cref="ElementaryAccuracy"/>.
/// </remarks>
public static class HyperbolicTangent
{
    /// <summary>tanh(value).</summary>
    public static double Of(double value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>tanh(value).</summary>
    public static float Of(float value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>tanh of each lane, with the bits of the scalar function.</summary>
    public static Vector256<double> Of(Vector256<double> value)
    {
        var sign = value & Vector256.Create(-0.0);
        var magnitude = Vector256.MinNative(Vector256.Create(20.0), value ^ sign);
        var n = Exponential.Reduce(magnitude + magnitude, out var r, out var tail);
        var scale = Whole.PowerOfTwo(n);

        // E = (scale - 1) + scale r + scale tail, the first two summed exactly (Knuth's two-sum).
        var first = scale - Vector256<double>.One;
        var second = scale * r;
        var sum = first + second;
        var back = sum - first;
        var lost = first - (sum - back) + (second - back);
        lost = Vector256.FusedMultiplyAdd(scale, tail, lost);
        var numerator = sum + lost;
        var numeratorLow = sum - numerator + lost;

        // E is at most exp(40), so either summand may be the larger: two-sum again.
        var two = Vector256.Create(2.0);
        var denominator = numerator + two;
        back = denominator - two;
        var denominatorLow = two - (denominator - back) + (numerator - back) + numeratorLow;

        var inverse = Vector256<double>.One / denominator;
        var quotient = numerator * inverse;
        var remainder = Vector256.FusedMultiplyAdd(-quotient, denominator, numerator) + numeratorLow;
        remainder = Vector256.FusedMultiplyAdd(-quotient, denominatorLow, remainder);
        return Vector256.FusedMultiplyAdd(remainder, inverse, quotient) | sign;
    }

    /// <summary>tanh of each lane, with the bits of the scalar function.</summary>
    public static Vector256<float> Of(Vector256<float> value)
    {
        var sign = value & Vector256.Create(-0f);
        var magnitude = Vector256.MinNative(Vector256.Create(10f), value ^ sign);
        var n = Exponential.Reduce(magnitude + magnitude, out var r, out var tail);
        var scale = Whole.PowerOfTwo(n);

        var first = scale - Vector256<float>.One;
        var second = scale * r;
        var sum = first + second;
        var back = sum - first;
        var lost = first - (sum - back) + (second - back);
        lost = Vector256.FusedMultiplyAdd(scale, tail, lost);
        var numerator = sum + lost;
        var numeratorLow = sum - numerator + lost;

        var two = Vector256.Create(2f);
        var denominator = numerator + two;
        back = denominator - two;
        var denominatorLow = two - (denominator - back) + (numerator - back) + numeratorLow;

        var inverse = Vector256<float>.One / denominator;
        var quotient = numerator * inverse;
        var remainder = Vector256.FusedMultiplyAdd(-quotient, denominator, numerator) + numeratorLow;
        remainder = Vector256.FusedMultiplyAdd(-quotient, denominatorLow, remainder);
        return Vector256.FusedMultiplyAdd(remainder, inverse, quotient) | sign;
    }
}
