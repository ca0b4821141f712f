using Lorentz.Learning.Quantisation;
using Xunit;

namespace Lorentz.Learning.Tests.Quantisation;

/// <summary>Intervals that integers cover.</summary>
public sealed class ByteRangeSearchTests
{
    // A bell with a value far out, and the lower end of SiLU.
    private static readonly float[] Values =
        [.. Enumerable.Range(0, 20_000).Select(i => Math.Max(-0.278f, (float)Math.Sin(i) + (float)Math.Sin(1.7 * i) + (float)Math.Cos(0.3 * i))), 40f];

    [Fact]
    public void Zero_is_exact_and_values_inside_move_by_half_a_step()
    {
        var scale = ByteScale.Covering(-0.28f, 5.3f);
        Assert.Equal(0f, scale.Value(ByteScale.Quantise(0f, 1 / scale.Step, scale.Zero)));
        for (var value = -0.27f; value < 5.3f; value += 0.0173f)
        {
            Assert.Equal(value, scale.Value(ByteScale.Quantise(value, 1 / scale.Step, scale.Zero)), 0.5001f * scale.Step);
        }

        Assert.Equal(255, ByteScale.Quantise(1e30f, 1 / scale.Step, scale.Zero));
        Assert.Equal(0, ByteScale.Quantise(-1e30f, 1 / scale.Step, scale.Zero));
    }

    [Fact]
    public void Least_squares_loses_least_and_extremes_clip_nothing()
    {
        var (squares, percentile, extremes) = (Loss(ClippingRule.LeastSquares), Loss(ClippingRule.Percentile), Loss(ClippingRule.Extremes));
        Assert.True(squares <= percentile && squares <= extremes, $"{squares} {percentile} {extremes}");
        var scale = ByteRangeSearch.Of(Values, ClippingRule.Extremes);
        Assert.InRange(scale.Value(255), 39.9f, 40.1f);
        Assert.InRange(ByteRangeSearch.Of(Values, ClippingRule.Percentile).Value(255), 2.5f, 3.5f);
    }

    [Fact]
    public void Values_without_an_interval_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ByteRangeSearch.Of([], ClippingRule.LeastSquares));
        Assert.Throws<ArgumentException>(() => ByteRangeSearch.Of([1, float.NaN], ClippingRule.Extremes));
        Assert.Throws<ArgumentException>(() => ByteRangeSearch.Of([1, 2], (ClippingRule)9));
        Assert.True(float.IsFinite(1 / ByteRangeSearch.Of([0, 0], ClippingRule.LeastSquares).Step));
    }

    private static double Loss(ClippingRule rule)
    {
        var scale = ByteRangeSearch.Of(Values, rule);
        return Values.Sum(value => Math.Pow(scale.Value(ByteScale.Quantise(value, 1 / scale.Step, scale.Zero)) - value, 2));
    }
}
