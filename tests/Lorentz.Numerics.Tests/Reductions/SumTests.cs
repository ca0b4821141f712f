using System.Numerics;
using Lorentz.Numerics.Elementary.Oracle;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Xunit;

namespace Lorentz.Numerics.Tests.Reductions;

public static class SumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(513)]
    [InlineData(5000)]
    public static void Sums_agree_with_exact_arithmetic_to_rounding(int count)
    {
        var values = Normals(count);
        var exact = Exact(values);
        var size = values.Sum(Math.Abs) + double.Epsilon;
        Assert.InRange((FixedOrderSum.Of(values) - exact) / size, -1e-15, 1e-15);
        Assert.InRange((FixedOrderSum.Pairwise(values) - exact) / size, -1e-15, 1e-15);
        Assert.Equal(exact, CompensatedSum.Of(values));
        var singles = Array.ConvertAll(values, value => (float)value);
        var exactSingles = Exact(Array.ConvertAll(singles, value => (double)value));
        Assert.InRange((FixedOrderSum.Of(singles) - exactSingles) / size, -1e-15, 1e-15);
        var weights = Normals(count + 1)[1..];
        var products = Exact([.. values.Zip(weights, (left, right) => left * right)]);
        Assert.InRange((FixedOrderSum.OfProducts(values, weights) - products) / size, -1e-14, 1e-14);
    }

    [Fact]
    public static void Lane_order_is_the_documented_one()
    {
        var values = Normals(1003);
        var sums = new double[16];
        for (var index = 0; index < values.Length; index++)
        {
            sums[index % 16] += values[index];
        }

        var lanes = Enumerable.Range(0, 4).Select(lane => sums[lane] + sums[lane + 4] + (sums[lane + 8] + sums[lane + 12])).ToArray();
        Assert.Equal(lanes[0] + lanes[1] + (lanes[2] + lanes[3]), FixedOrderSum.Of(values));
    }

    [Fact]
    public static void Pairwise_splits_at_the_largest_power_of_two_of_blocks()
    {
        var values = Normals(2500);
        var left = FixedOrderSum.Of(values.AsSpan(0, 512)) + FixedOrderSum.Of(values.AsSpan(512, 512));
        var right = FixedOrderSum.Of(values.AsSpan(1024, 512)) + FixedOrderSum.Of(values.AsSpan(1536, 512));
        Assert.Equal(left + right + FixedOrderSum.Of(values.AsSpan(2048)), FixedOrderSum.Pairwise(values));
    }

    [Fact]
    public static void Compensated_sum_survives_cancellation_and_merging()
    {
        Assert.Equal(2.0, CompensatedSum.Of([1.0, 1e100, 1.0, -1e100]));
        var values = Normals(1000).Select((value, index) => index % 3 == 0 ? value * 1e12 : value).ToArray();
        var left = values[..500].Aggregate(default(CompensatedSum), (sum, value) => sum.Add(value));
        var right = values[500..].Aggregate(default(CompensatedSum), (sum, value) => sum.Add(value));
        Assert.Equal(Exact(values), left.Add(right).Value);
    }

    [Fact]
    public static void Products_of_unequal_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => FixedOrderSum.OfProducts([1.0], [1.0, 2.0]));

    [Fact]
    public static void Moments_match_their_definition_and_merge()
    {
        var values = Normals(4001).Select(value => value + 1e4).ToArray();
        var all = Moments.Of(values);
        var mean = Exact(values) / values.Length;
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        Assert.Equal(mean, all.Mean, 1e-10);
        Assert.Equal(variance, all.Variance, 1e-11);
        Assert.Equal(Math.Sqrt(values.Sum(value => value * value) / values.Length), all.RootMeanSquare, 1e-10);
        var merged = Moments.Of(values.AsSpan(0, 1234)).Merge(Moments.Of(values.AsSpan(1234))).Merge(default);
        Assert.Equal(all.Count, merged.Count);
        Assert.Equal(all.Mean, merged.Mean, 1e-10);
        Assert.Equal(all.StandardDeviation, merged.StandardDeviation, 1e-11);
        Assert.True(double.IsNaN(Moments.Of([1.0]).Variance));
    }

    [Fact]
    public static void Quantiles_follow_type_seven()
    {
        // R: quantile(c(7, 1, 4, 10), c(0, .1, .25, .5, .9, 1)) gives 1.0 1.9 3.25 5.5 9.1 10.0.
        double[] values = [7.0, 1.0, 4.0, 10.0];
        var quantiles = new Quantiles(values);
        Assert.Equal([1.0, 1.9, 3.25, 5.5, 9.1, 10.0], ((double[])[0.0, 0.1, 0.25, 0.5, 0.9, 1.0]).Select(p => Math.Round(quantiles.At(p), 12)));
        Assert.Equal((1.0, 5.5, 10.0), (quantiles.Minimum, quantiles.Median, quantiles.Maximum));
        Assert.Equal([7.0, 1.0, 4.0, 10.0], values);
        Assert.Equal(3.0, new Quantiles([3.0]).At(0.7));
        Assert.Throws<ArgumentException>(() => new Quantiles([]));
        Assert.Contains("value 1 of 2", Assert.Throws<ArgumentException>(() => new Quantiles([1.0, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => quantiles.At(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => quantiles.At(double.NaN));
    }

    [Fact]
    public static void Extremes_do_not_hide_a_nan()
    {
        Assert.Equal(2.0, Extremes.Maximum([-5.0, 2.0]));
        Assert.Equal(5.0, Extremes.MaximumMagnitude([-5.0, 2.0]));
        Assert.True(double.IsNaN(Extremes.Maximum([1.0, double.NaN, 3.0])));
        Assert.True(double.IsNaN(Extremes.MaximumMagnitude([1.0, double.NaN, 3.0])));
        Assert.Equal(double.NegativeInfinity, Extremes.Maximum([]));
    }

    private static double[] Normals(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new RandomStream(1, 1).Normal((ulong)index))];

    /// <summary>The exact sum, rounded once: whole multiples of 2^-1074.</summary>
    private static double Exact(double[] values)
    {
        var total = BigInteger.Zero;
        foreach (var value in values)
        {
            var expansion = BinaryExpansion.Of(value);
            total += expansion.Mantissa << (expansion.Exponent + 1074);
        }

        if (total.IsZero)
        {
            return 0.0;
        }

        // Round to 53 bits, ties to even, then scale.
        var magnitude = BigInteger.Abs(total);
        var excess = Math.Max(0, (int)magnitude.GetBitLength() - 53);
        var kept = magnitude >> excess;
        var rest = magnitude - (kept << excess);
        var half = excess == 0 ? BigInteger.One : BigInteger.One << (excess - 1);
        if (rest > half || (rest == half && !kept.IsEven))
        {
            kept++;
        }

        return total.Sign * Math.ScaleB((double)kept, excess - 1074);
    }
}
