using System.Numerics;

namespace Lorentz.Numerics.Elementary.Oracle;

/// <summary>
/// Elementary functions of a finite double to at least 100 significant bits, by Taylor series in whole-number
/// arithmetic: the independent judge of the fast functions.
/// </summary>
public static class ExactFunction
{
    /// <summary>exp(value) for |value| up to 10000.</summary>
    public static BinaryExpansion Exponential(double value)
    {
        const int Bits = 180;
        var argument = FixedPoint.From(BinaryExpansion.Of(value), Bits);
        var (fraction, whole) = Exponential(argument, Bits);
        return new(fraction, whole - Bits);
    }

    /// <summary>log(value) for positive value.</summary>
    public static BinaryExpansion Logarithm(double value)
    {
        const int Bits = 230;
        var expansion = BinaryExpansion.Of(value);
        var exponent = expansion.LeadingBit;
        var mantissa = FixedPoint.From(expansion with { Exponent = expansion.Exponent - exponent }, Bits);

        // Mantissa between 1 and 2; above 4/3 it is halved so that the series sees numbers near 1.
        var one = BigInteger.One << Bits;
        if (3 * mantissa > 4 * one)
        {
            mantissa >>= 1;
            exponent++;
        }

        var ratio = ((mantissa - one) << Bits) / (mantissa + one);
        return new(FixedPoint.TwiceInverseTangent(ratio, Bits) + (exponent * FixedPoint.Ln2(Bits)), -Bits);
    }

    /// <summary>tanh(value).</summary>
    public static BinaryExpansion HyperbolicTangent(double value)
    {
        if (value == 0.0 || Math.Abs(value) > 60.0)
        {
            return new(Math.Sign(value), 0);
        }

        var expansion = BinaryExpansion.Of(Math.Abs(value));
        var bits = 170 + Math.Max(0, -expansion.LeadingBit);
        var (fraction, whole) = Exponential(FixedPoint.From(expansion, bits), bits);
        var growth = fraction << whole;
        var decay = (BigInteger.One << (2 * bits)) / growth;
        var result = ((growth - decay) << bits) / (growth + decay);
        return new(value < 0.0 ? -result : result, -bits);
    }

    /// <summary>sin(value) for |value| up to 2^60 radians.</summary>
    public static BinaryExpansion Sine(double value) => Circular(value, 0);

    /// <summary>cos(value) for |value| up to 2^60 radians.</summary>
    public static BinaryExpansion Cosine(double value) => Circular(value, 1);

    /// <summary>erf(value).</summary>
    public static BinaryExpansion ErrorFunction(double value)
    {
        if (value == 0.0 || Math.Abs(value) > 12.0)
        {
            return new(Math.Sign(value), 0);
        }

        var expansion = BinaryExpansion.Of(Math.Abs(value));
        var bits = 170 + Math.Max(0, -expansion.LeadingBit);
        var argument = FixedPoint.From(expansion, bits);
        var (fraction, whole) = Exponential(-((argument * argument) >> bits), bits);
        var series = (2 * FixedPoint.ErrorSeries(argument, bits) * fraction) >> (bits - whole);
        var result = (series << bits) / FixedPoint.SquareRoot(FixedPoint.Pi(bits), bits);
        return new(value < 0.0 ? -result : result, -bits);
    }

    /// <summary>1/sqrt(value) for positive value.</summary>
    public static BinaryExpansion InverseSquareRoot(double value)
    {
        const int Bits = 170;
        var expansion = BinaryExpansion.Of(value);
        var half = expansion.LeadingBit >> 1;
        var scaled = FixedPoint.From(expansion with { Exponent = expansion.Exponent - (2 * half) }, Bits);
        var root = FixedPoint.SquareRoot(scaled, Bits);
        return new((BigInteger.One << (2 * Bits)) / root, -Bits - half);
    }

    /// <summary>exp of a fixed-point number as fraction * 2^whole.</summary>
    private static (BigInteger Fraction, int Whole) Exponential(BigInteger argument, int bits)
    {
        var ln2 = FixedPoint.Ln2(bits + 20);
        var whole = (int)((argument << 20) / ln2);
        var rest = argument - ((whole * ln2) >> 20);
        return (FixedPoint.Exponential(rest, bits), whole);
    }

    /// <summary>sin(value + quarters pi/2), by exact reduction to the first octant either side of 0.</summary>
    private static BinaryExpansion Circular(double value, int quarters)
    {
        if (value == 0.0)
        {
            return new(quarters, 0);
        }

        var expansion = BinaryExpansion.Of(value);
        var bits = 260 + Math.Max(0, -expansion.LeadingBit);
        var halfPi = FixedPoint.Pi(bits + 63);
        var argument = FixedPoint.From(expansion, bits + 64);
        var turns = BigInteger.Divide(argument + ((halfPi >> 1) * argument.Sign), halfPi);
        var rest = (argument - (turns * halfPi)) >> 64;
        var quadrant = (int)((turns + quarters) & 3);
        var result = FixedPoint.Circular(rest, 1 - (quadrant & 1), bits);
        return new(quadrant >= 2 ? -result : result, -bits);
    }
}
