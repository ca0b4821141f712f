using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Elementary.Oracle;
using Xunit;

namespace Lorentz.Numerics.Tests.Elementary;

public static class SpecialArgumentTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(ElementaryFunction.Exponential, 0.0, 1.0)]
    [InlineData(ElementaryFunction.Exponential, Infinity, Infinity)]
    [InlineData(ElementaryFunction.Exponential, -Infinity, 0.0)]
    [InlineData(ElementaryFunction.Exponential, 710.0, Infinity)]
    [InlineData(ElementaryFunction.Exponential, 1e300, Infinity)]
    [InlineData(ElementaryFunction.Exponential, -746.0, 0.0)]
    [InlineData(ElementaryFunction.Exponential, double.NaN, double.NaN)]
    [InlineData(ElementaryFunction.Logarithm, 1.0, 0.0)]
    [InlineData(ElementaryFunction.Logarithm, 0.0, -Infinity)]
    [InlineData(ElementaryFunction.Logarithm, -1.0, double.NaN)]
    [InlineData(ElementaryFunction.Logarithm, -Infinity, double.NaN)]
    [InlineData(ElementaryFunction.Logarithm, Infinity, Infinity)]
    [InlineData(ElementaryFunction.Logarithm, double.NaN, double.NaN)]
    [InlineData(ElementaryFunction.HyperbolicTangent, 0.0, 0.0)]
    [InlineData(ElementaryFunction.HyperbolicTangent, Infinity, 1.0)]
    [InlineData(ElementaryFunction.HyperbolicTangent, -Infinity, -1.0)]
    [InlineData(ElementaryFunction.HyperbolicTangent, double.NaN, double.NaN)]
    [InlineData(ElementaryFunction.Sine, 0.0, 0.0)]
    [InlineData(ElementaryFunction.Sine, Infinity, double.NaN)]
    [InlineData(ElementaryFunction.Sine, 1e20, double.NaN)]
    [InlineData(ElementaryFunction.Sine, double.NaN, double.NaN)]
    [InlineData(ElementaryFunction.Cosine, 0.0, 1.0)]
    [InlineData(ElementaryFunction.Cosine, -Infinity, double.NaN)]
    [InlineData(ElementaryFunction.Cosine, -1e20, double.NaN)]
    [InlineData(ElementaryFunction.Cosine, double.NaN, double.NaN)]
    [InlineData(ElementaryFunction.ErrorFunction, 0.0, 0.0)]
    [InlineData(ElementaryFunction.ErrorFunction, Infinity, 1.0)]
    [InlineData(ElementaryFunction.ErrorFunction, -Infinity, -1.0)]
    [InlineData(ElementaryFunction.ErrorFunction, double.NaN, double.NaN)]
    public static void Ends_of_the_number_line_are_right_in_both_formats(
        ElementaryFunction function, double argument, double expected)
    {
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Quiet(LaneFunction.DoubleScalarOf(function)(argument))));
        var single = LaneFunction.SingleScalarOf(function)((float)argument);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Quiet(single)));
    }

    [Theory]
    [InlineData(ElementaryFunction.Exponential, false)]
    [InlineData(ElementaryFunction.Cosine, false)]
    [InlineData(ElementaryFunction.HyperbolicTangent, true)]
    [InlineData(ElementaryFunction.Sine, true)]
    [InlineData(ElementaryFunction.ErrorFunction, true)]
    public static void Odd_functions_keep_the_sign_of_zero(ElementaryFunction function, bool odd)
    {
        var expected = BitConverter.DoubleToInt64Bits(odd ? -0.0 : 1.0);
        Assert.Equal(expected, BitConverter.DoubleToInt64Bits(LaneFunction.DoubleScalarOf(function)(-0.0)));
        Assert.Equal(expected, BitConverter.DoubleToInt64Bits(LaneFunction.SingleScalarOf(function)(-0f)));
        Assert.Equal(double.NegativeInfinity, Logarithm.Of(-0.0));
    }

    [Theory]
    [InlineData(ElementaryFunction.Exponential)]
    [InlineData(ElementaryFunction.Logarithm)]
    [InlineData(ElementaryFunction.HyperbolicTangent)]
    [InlineData(ElementaryFunction.Sine)]
    [InlineData(ElementaryFunction.Cosine)]
    [InlineData(ElementaryFunction.ErrorFunction)]
    public static void Lanes_have_the_bits_of_the_scalar_whatever_their_neighbours_hold(ElementaryFunction function)
    {
        var random = new System.Random(11);
        var doubles = new double[4];
        var doubleResults = new double[4];
        var floats = new float[8];
        var floatResults = new float[8];
        for (var sample = 0; sample < 2000; sample++)
        {
            for (var lane = 0; lane < 4; lane++)
            {
                doubles[lane] = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            }

            doubles[sample % 4] = 40.0 * (random.NextDouble() - 0.5);
            for (var lane = 0; lane < 8; lane++)
            {
                floats[lane] = (float)(lane % 2 == 0 ? doubles[lane / 2] : 40.0 * (random.NextDouble() - 0.5));
            }

            LaneFunction.DoubleOf(function)(doubles, doubleResults);
            LaneFunction.SingleOf(function)(floats, floatResults);
            for (var lane = 0; lane < 4; lane++)
            {
                var scalar = LaneFunction.DoubleScalarOf(function)(doubles[lane]);
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(Quiet(scalar)), BitConverter.DoubleToInt64Bits(Quiet(doubleResults[lane])));
            }

            for (var lane = 0; lane < 8; lane++)
            {
                var scalar = LaneFunction.SingleScalarOf(function)(floats[lane]);
                Assert.Equal(
                    BitConverter.DoubleToInt64Bits(Quiet(scalar)), BitConverter.DoubleToInt64Bits(Quiet(floatResults[lane])));
            }
        }
    }

    /// <summary>First digits as printed in Abramowitz and Stegun: the oracle is itself checked from outside.</summary>
    [Theory]
    [InlineData(ElementaryFunction.Exponential, 1.0, "2718281828459045235360287")]
    [InlineData(ElementaryFunction.Logarithm, 2.0, "693147180559945309417232")]
    [InlineData(ElementaryFunction.Logarithm, 10.0, "2302585092994045684017991")]
    [InlineData(ElementaryFunction.Sine, 1.0, "841470984807896506652502")]
    [InlineData(ElementaryFunction.Cosine, 1.0, "540302305868139717400936")]
    [InlineData(ElementaryFunction.HyperbolicTangent, 1.0, "761594155955764888119458")]
    [InlineData(ElementaryFunction.ErrorFunction, 1.0, "842700792949714869341220")]
    public static void Oracle_gives_the_printed_digits(ElementaryFunction function, double argument, string digits)
    {
        var exact = function switch
        {
            ElementaryFunction.Exponential => ExactFunction.Exponential(argument),
            ElementaryFunction.Logarithm => ExactFunction.Logarithm(argument),
            ElementaryFunction.Sine => ExactFunction.Sine(argument),
            ElementaryFunction.Cosine => ExactFunction.Cosine(argument),
            ElementaryFunction.HyperbolicTangent => ExactFunction.HyperbolicTangent(argument),
            _ => ExactFunction.ErrorFunction(argument),
        };
        var scaled = exact.Mantissa * System.Numerics.BigInteger.Pow(10, 40) >> -exact.Exponent;
        Assert.StartsWith(digits[..22], scaled.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>One bit pattern for every NaN: sign and payload differ between processors and mean nothing.</summary>
    private static double Quiet(double value) => double.IsNaN(value) ? double.NaN : value;
}
