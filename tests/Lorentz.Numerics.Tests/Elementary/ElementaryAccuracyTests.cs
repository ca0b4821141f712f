using System.Globalization;
using Lorentz.Numerics.Elementary;
using Xunit;

namespace Lorentz.Numerics.Tests.Elementary;

public static class ElementaryAccuracyTests
{
    private const int Samples = 3000;

    public static TheoryData<int> AllCases => new(Enumerable.Range(0, ElementaryAccuracy.Cases.Count));

    [Theory]
    [MemberData(nameof(AllCases))]
    public static void Largest_error_stays_within_the_documented_bound(int index)
    {
        var result = ElementaryAccuracy.Measure(ElementaryAccuracy.Cases[index], Samples);
        Assert.True(
            result.MaximumUlp <= result.Case.Bound,
            string.Create(CultureInfo.InvariantCulture, $"{result.MaximumUlp} ulp at {result.Where:R}: {result.Case}"));

        // No function of doubles can round correctly everywhere by chance: an error of 0 would mean a blind oracle.
        Assert.True(result.MaximumUlp > 0.1, $"no error seen: {result.Case}");
    }

    /// <summary>Arguments known from the literature on the table maker's dilemma and on argument reduction.</summary>
    [Theory]
    [InlineData(ElementaryFunction.Exponential, 7.5417527749959590085206221024712557043923055744016892276704311370e-10)]
    [InlineData(ElementaryFunction.Exponential, -5.3339332036240020e+01)]
    [InlineData(ElementaryFunction.Logarithm, 1.0000000000000002)]
    [InlineData(ElementaryFunction.Logarithm, 0.9999999999999999)]
    [InlineData(ElementaryFunction.Logarithm, 4.9406564584124654e-324)]
    [InlineData(ElementaryFunction.Logarithm, 2.2250738585072011e-308)]
    [InlineData(ElementaryFunction.Sine, 3.141592653589793)]
    [InlineData(ElementaryFunction.Cosine, 1.5707963267948966)]
    [InlineData(ElementaryFunction.Cosine, 411980.5319909)]
    [InlineData(ElementaryFunction.Sine, 1048576.0)]
    [InlineData(ElementaryFunction.Sine, 5.0e-324)]
    [InlineData(ElementaryFunction.HyperbolicTangent, 1e-300)]
    [InlineData(ElementaryFunction.HyperbolicTangent, 19.061547465398498)]
    [InlineData(ElementaryFunction.ErrorFunction, 0.99999999999999989)]
    [InlineData(ElementaryFunction.ErrorFunction, 5.9215871957945083)]
    public static void Hard_arguments_stay_within_one_ulp(ElementaryFunction function, double argument)
    {
        var subject = new AccuracyCase(function, false, AccuracySampling.Even, argument, argument, 1.0);
        Assert.InRange(ElementaryAccuracy.Error(subject, argument), 0.0, 1.0);
    }

    /// <summary>Every 1009th of all floats, judged by the double functions, which are good to far below a float's ulp.</summary>
    [Theory]
    [InlineData(ElementaryFunction.Exponential, 1.0)]
    [InlineData(ElementaryFunction.Logarithm, 0.8)]
    [InlineData(ElementaryFunction.HyperbolicTangent, 1.0)]
    [InlineData(ElementaryFunction.Sine, 0.8)]
    [InlineData(ElementaryFunction.Cosine, 0.8)]
    [InlineData(ElementaryFunction.ErrorFunction, 0.5001)]
    public static void Floats_of_every_size_and_sign_stay_within_bound(ElementaryFunction function, double bound)
    {
        var lanes = LaneFunction.SingleOf(function);
        var wide = LaneFunction.DoubleScalarOf(function);
        Span<float> inputs = stackalloc float[8];
        Span<float> outputs = stackalloc float[8];
        for (long start = 0; start < 1L << 32; start += 8 * 1009)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                inputs[lane] = BitConverter.UInt32BitsToSingle((uint)(start + (lane * 1009)));
            }

            lanes(inputs, outputs);
            for (var lane = 0; lane < 8; lane++)
            {
                var exact = wide(inputs[lane]);
                if (float.IsNaN(outputs[lane]))
                {
                    var outside = Math.Abs(inputs[lane]) > Trigonometric.SingleLimit;
                    Assert.True(double.IsNaN(exact) || outside, $"NaN at {inputs[lane]}");
                    continue;
                }

                var rounded = (float)exact;
                if (rounded == outputs[lane])
                {
                    continue;
                }

                var unit = Math.Max(MathF.BitIncrement(MathF.Abs(rounded)) - (double)MathF.Abs(rounded), float.Epsilon);
                Assert.True(
                    Math.Abs(outputs[lane] - exact) <= bound * unit, $"{outputs[lane]} for {exact} at {inputs[lane]}");
            }
        }
    }
}
