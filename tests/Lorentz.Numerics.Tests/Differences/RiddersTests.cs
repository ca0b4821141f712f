using Lorentz.Numerics.Differences;
using Xunit;

namespace Lorentz.Numerics.Tests.Differences;

public static class RiddersTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.02)]
    public static void Smooth_functions_are_differentiated_to_ten_figures(double step)
    {
        var calls = 0;
        var slopes = Ridders.Derivative(
            t =>
            {
                calls++;
                return [Math.Exp(1 + t), Math.Sin(2 * t), 1 / (1 + t), 1000 + (t * t * t)];
            },
            step);
        Assert.Equal(Ridders.Evaluations, calls);
        Assert.Equal(Math.E, slopes[0], 1e-10);
        Assert.Equal(2, slopes[1], 1e-10);
        Assert.Equal(-1, slopes[2], 1e-10);
        Assert.Equal(0, slopes[3], 1e-9);
    }

    [Fact]
    public static void No_single_central_difference_of_the_same_steps_is_as_good()
    {
        // The nine steps that the extrapolation starts from.
        var best = Enumerable.Range(0, 9).Select(i => 0.3 / Math.Pow(1.6, i))
            .Min(h => Math.Abs(((Math.Exp(1 + h) - Math.Exp(1 - h)) / (2 * h)) - Math.E));
        Assert.True(Math.Abs(Ridders.Derivative(t => [Math.Exp(1 + t)], 0.3)[0] - Math.E) < 1e-3 * best);
    }
}
