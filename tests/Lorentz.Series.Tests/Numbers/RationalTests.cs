using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Tests.Numbers;

public sealed class RationalTests
{
    [Theory]
    [InlineData("3", 3, 1)]
    [InlineData("-1/3", -1, 3)]
    [InlineData("6/-4", -3, 2)]
    [InlineData("0.3", 3, 10)]
    [InlineData("+.5", 1, 2)]
    [InlineData("1.5e-3", 3, 2000)]
    [InlineData("-2E2", -200, 1)]
    [InlineData("0.5/0.25", 2, 1)]
    [InlineData("-0", 0, 1)]
    public void Text_is_read_exactly(string text, long numerator, long denominator)
    {
        var value = Rational.Parse(text);
        Assert.Equal(new Rational(numerator, denominator), value);
        Assert.Equal(denominator, value.Denominator);
        Assert.Equal(value, Rational.Parse(value.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData("1e")]
    [InlineData("1e99999")]
    [InlineData("nan")]
    [InlineData("١")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(Rational.TryParse(text, out _));
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Rational.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_value_is_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal(Rational.One, default(Rational) + 1);
        Assert.Throws<DivideByZeroException>(() => Rational.One / default(Rational));
    }

    [Fact]
    public void Arithmetic_is_that_of_fractions() => Prop.ForAll<int, int, int>((a, b, c) =>
    {
        var (x, y, z) = (new Rational(a, 7), new Rational(b, 12), new Rational(c, 5));
        return x + y == new Rational((12 * (BigInteger)a) + (7 * (BigInteger)b), 84)
            && (x + y) * z == (x * z) + (y * z)
            && x - x == 0
            && (y.IsZero || x / y * y == x)
            && x.CompareTo(y) == ((BigInteger)a * 12).CompareTo((BigInteger)b * 7)
            && Rational.Abs(x) == (a < 0 ? -x : x)
            && BigInteger.GreatestCommonDivisor(x.Numerator, x.Denominator).IsOne
            && x.Denominator.Sign > 0
            && (x == new Rational(3 * (BigInteger)a, 21)) && x.GetHashCode() == new Rational(3 * (BigInteger)a, 21).GetHashCode();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Decimals_become_the_double_that_the_runtime_reads()
    {
        // The runtime's parser is correctly rounded (IEEE 754) and shares nothing with ours.
        var random = new Random(1);
        for (var trial = 0; trial < 5000; trial++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(10)));
            var text = $"{(random.Next(2) == 0 ? "-" : "")}{digits}e{random.Next(-360, 310)}";
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(expected == 0 ? 0 : expected, Rational.Parse(text).ToDouble());
        }
    }

    [Fact]
    public void Every_double_and_every_tie_rounds_to_the_even_neighbour()
    {
        var random = new Random(2);
        for (var trial = 0; trial < 3000; trial++)
        {
            var bits = trial < 50 ? trial : random.NextInt64(0, 0x7FEF_FFFF_FFFF_FFFF);
            var (low, high) = (BitConverter.Int64BitsToDouble(bits), BitConverter.Int64BitsToDouble(bits + 1));
            var (exactLow, exactHigh) = (Exact(low), Exact(high));
            var middle = (exactLow + exactHigh) / 2;
            var nudge = (exactHigh - exactLow) / 1_000_000_000_000;
            Assert.Equal(low, exactLow.ToDouble());
            Assert.Equal(bits % 2 == 0 ? low : high, middle.ToDouble());
            Assert.Equal(low, (middle - nudge).ToDouble());
            Assert.Equal(high, (middle + nudge).ToDouble());
            Assert.Equal(-high, (-middle - nudge).ToDouble());
        }
    }

    [Theory]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-1e400", double.NegativeInfinity)]
    [InlineData("1e-400", 0)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("1.7976931348623159e308", double.PositiveInfinity)]
    public void The_ends_of_the_range(string text, double expected) => Assert.Equal(expected, Rational.Parse(text).ToDouble());

    [Fact]
    public void Fractions_of_huge_numbers_are_rounded_once()
    {
        var huge = BigInteger.Pow(3, 2000);
        Assert.Equal(1 / 3.0, new Rational(huge, huge * 3).ToDouble());
        Assert.Equal(2.0 / 3, new Rational((2 * huge) + 1, huge * 3).ToDouble());
    }

    private static Rational Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (mantissa, exponent) = (bits & 0xF_FFFF_FFFF_FFFF, (int)(bits >> 52));
        BigInteger whole = exponent == 0 ? mantissa : mantissa | (1L << 52);
        var shift = int.Max(exponent, 1) - 1075;
        return shift < 0 ? new(whole, BigInteger.One << -shift) : new(whole << shift, 1);
    }
}
