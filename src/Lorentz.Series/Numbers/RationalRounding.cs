using System.Numerics;

namespace Lorentz.Series.Numbers;

/// <summary>The double nearest to a fraction (IEEE 754, round half to even), by whole-number arithmetic alone.</summary>
internal static class RationalRounding
{
    private const int Precision = 53;
    private const int LeastExponent = -1074;
    private const int GreatestExponent = 971;

    /// <summary>The nearest double, ties to even; infinite beyond the range.</summary>
    public static double Nearest(Rational value)
    {
        if (value.IsZero)
        {
            return 0;
        }

        var magnitude = NearestPositive(BigInteger.Abs(value.Numerator), value.Denominator);
        return value.Sign < 0 ? -magnitude : magnitude;
    }

    private static double NearestPositive(BigInteger numerator, BigInteger denominator)
    {
        // The quotient at this exponent has 53 or 54 bits; subnormals get the exponent of the smallest double.
        var exponent = (int)long.Clamp(numerator.GetBitLength() - denominator.GetBitLength() - Precision, int.MinValue / 2, int.MaxValue / 2);
        exponent = int.Max(exponent, LeastExponent);
        var quotient = Rounded(numerator, denominator, exponent);
        if (quotient.GetBitLength() > Precision)
        {
            // Rounded anew from the fraction, not from the quotient: rounding twice can miss the nearest.
            exponent++;
            quotient = Rounded(numerator, denominator, exponent);
            if (quotient.GetBitLength() > Precision)
            {
                quotient >>= 1;
                exponent++;
            }
        }

        return exponent > GreatestExponent ? double.PositiveInfinity : Scaled((long)quotient, exponent);
    }

    // numerator / denominator / 2^exponent as the nearest whole number, half to even.
    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator, int exponent)
    {
        if (exponent < 0)
        {
            numerator <<= -exponent;
        }
        else
        {
            denominator <<= exponent;
        }

        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        var half = (rest << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + BigInteger.One : quotient;
    }

    // mantissa * 2^exponent, which is a double: assembled from its bits, so nothing is rounded again.
    private static double Scaled(long mantissa, int exponent)
    {
        if (mantissa < 1L << (Precision - 1))
        {
            // Only at the smallest exponent is a mantissa short, and there the bits of a subnormal are the mantissa.
            return BitConverter.Int64BitsToDouble(mantissa);
        }

        var biased = (long)(exponent - LeastExponent + 1);
        return BitConverter.Int64BitsToDouble((biased << (Precision - 1)) | (mantissa & ((1L << (Precision - 1)) - 1)));
    }
}
