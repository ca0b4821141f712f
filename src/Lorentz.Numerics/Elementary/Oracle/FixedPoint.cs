using System.Numerics;

namespace Lorentz.Numerics.Elementary.Oracle;

/// <summary>
/// Taylor series in fixed point: a number is a whole count of 2^-bits. Slow and plain on purpose, and without one
/// line in common with the functions it judges.
/// </summary>
internal static class FixedPoint
{
    private const int ConstantBits = 1600;

    private static readonly BigInteger LogarithmOfTwo =
        (18 * InverseArgumentSeries(26, false)) - (2 * InverseArgumentSeries(4801, false)) + (8 * InverseArgumentSeries(8749, false));

    private static readonly BigInteger PiValue =
        (16 * InverseArgumentSeries(5, true)) - (4 * InverseArgumentSeries(239, true));

    /// <summary>ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749).</summary>
    internal static BigInteger Ln2(int bits) => LogarithmOfTwo >> (ConstantBits - bits);

    /// <summary>Machin's pi = 16 atan(1/5) - 4 atan(1/239).</summary>
    internal static BigInteger Pi(int bits) => PiValue >> (ConstantBits - bits);

    /// <summary>The expansion in units of 2^-bits (rounded down where it has more bits).</summary>
    internal static BigInteger From(BinaryExpansion value, int bits)
    {
        var shift = value.Exponent + bits;
        return shift >= 0 ? value.Mantissa << shift : value.Mantissa >> -shift;
    }

    /// <summary>exp of a small number (|value| below about 1): halved eight times, Taylor, squared eight times.</summary>
    internal static BigInteger Exponential(BigInteger value, int bits)
    {
        var one = BigInteger.One << bits;
        var small = value >> 8;
        var sum = one;
        var term = one;
        for (var k = 1; !term.IsZero && !term.IsMinusOne(); k++)
        {
            term = ((term * small) >> bits) / k;
            sum += term;
        }

        for (var k = 0; k < 8; k++)
        {
            sum = (sum * sum) >> bits;
        }

        return sum;
    }

    /// <summary>2 atanh(value) for |value| below about 0.2.</summary>
    internal static BigInteger TwiceInverseTangent(BigInteger value, int bits)
    {
        var square = (value * value) >> bits;
        var sum = value;
        var power = value;
        for (var k = 3; !power.IsZero && !power.IsMinusOne(); k += 2)
        {
            power = (power * square) >> bits;
            sum += power / k;
        }

        return sum << 1;
    }

    /// <summary>Sum of (-1)^k value^(2k + first) / (2k + first)!: sine for first = 1, cosine for first = 0.</summary>
    internal static BigInteger Circular(BigInteger value, int first, int bits)
    {
        var square = (value * value) >> bits;
        var term = first == 1 ? value : BigInteger.One << bits;
        var sum = term;
        for (var k = first; !term.IsZero && !term.IsMinusOne(); k += 2)
        {
            term = -((term * square) >> bits) / ((k + 1) * (k + 2));
            sum += term;
        }

        return sum;
    }

    /// <summary>Sum of 2^k value^(2k + 1) / (2k + 1)!! for positive value: exp(value^2) erf(value) sqrt(pi) / 2.</summary>
    internal static BigInteger ErrorSeries(BigInteger value, int bits)
    {
        var doubled = (value * value) >> (bits - 1);
        var term = value;
        var sum = value;
        for (var k = 3; !term.IsZero; k += 2)
        {
            term = ((term * doubled) >> bits) / k;
            sum += term;
        }

        return sum;
    }

    /// <summary>Square root by Newton's iteration on whole numbers.</summary>
    internal static BigInteger SquareRoot(BigInteger value, int bits)
    {
        var target = value << bits;
        var root = BigInteger.One << (int)((target.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (target / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }

    /// <summary>A negative number shifted right ends at -1, not at 0.</summary>
    private static bool IsMinusOne(this BigInteger value) => value == BigInteger.MinusOne;

    /// <summary>atan(1/n) (alternating) or atanh(1/n).</summary>
    private static BigInteger InverseArgumentSeries(int n, bool alternating)
    {
        var power = (BigInteger.One << ConstantBits) / n;
        var sum = power;
        var square = (long)n * n;
        for (var k = 3; !power.IsZero; k += 2)
        {
            power /= square;
            var term = power / k;
            sum += alternating && k % 4 == 3 ? -term : term;
        }

        return sum;
    }
}
