using System.Numerics;

namespace Lorentz.Numerics.Elementary.Oracle;

/// <summary>The number mantissa * 2^exponent, with as many bits as needed: what an oracle answers.</summary>
/// <param name="Mantissa">Signed whole mantissa.</param>
/// <param name="Exponent">Exponent of two.</param>
public readonly record struct BinaryExpansion(BigInteger Mantissa, int Exponent)
{
    /// <summary>The finite double <paramref name="value"/>, exactly.</summary>
    public static BinaryExpansion Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7ff);
        var fraction = bits & 0x000fffffffffffffL;
        var magnitude = biased == 0 ? fraction : fraction | 0x0010000000000000L;
        return new(bits < 0 ? -magnitude : magnitude, Math.Max(biased, 1) - 1075);
    }

    /// <summary>floor(log2 |number|); the number must not be 0.</summary>
    public int LeadingBit => (int)BigInteger.Abs(Mantissa).GetBitLength() - 1 + Exponent;

    /// <summary>
    /// Distance of <paramref name="computed"/> from this number in units in the last place of this number, where
    /// the format has <paramref name="precision"/> bits and subnormals below 2^<paramref name="leastExponent"/>.
    /// </summary>
    /// <param name="computed">A result in that format, widened to double.</param>
    /// <param name="precision">53 for double, 24 for float.</param>
    /// <param name="leastExponent">-1022 for double, -126 for float.</param>
    /// <returns>The distance; infinity for a NaN, or for an infinity where the format could hold the number.</returns>
    public double UlpDistance(double computed, int precision, int leastExponent)
    {
        // The largest exponent is the mirror of the smallest: overflow starts half a unit above the largest number.
        var overflowAt = (new BigInteger(1) << (precision + 1)) - 1;
        if (double.IsInfinity(computed))
        {
            var overflow = new BinaryExpansion(overflowAt * double.Sign(computed), 1 - leastExponent - precision);
            var excess = (this - overflow).Mantissa.Sign * double.Sign(computed);
            return excess >= 0 ? 0.0 : double.PositiveInfinity;
        }

        if (double.IsNaN(computed))
        {
            return double.PositiveInfinity;
        }

        var unit = Mantissa.IsZero ? leastExponent - precision + 1 : Math.Max(LeadingBit, leastExponent) - precision + 1;
        var difference = this - Of(computed);
        var magnitude = BigInteger.Abs(difference.Mantissa);
        var spare = Math.Max(0, (int)magnitude.GetBitLength() - 64);
        return Math.ScaleB((double)(magnitude >> spare), difference.Exponent + spare - unit);
    }

    /// <summary>Exact difference.</summary>
    public static BinaryExpansion operator -(BinaryExpansion left, BinaryExpansion right)
    {
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var difference = (left.Mantissa << (left.Exponent - exponent)) - (right.Mantissa << (right.Exponent - exponent));
        return new(difference, exponent);
    }
}
