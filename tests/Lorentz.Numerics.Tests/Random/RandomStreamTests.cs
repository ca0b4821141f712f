using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Xunit;

namespace Lorentz.Numerics.Tests.Random;

public static class RandomStreamTests
{
    private const int Count = 100_000;
    private static readonly RandomStream Stream = new(20240607, 3);

    /// <summary>Kolmogorov's 1 - 1e-6 quantile is 2.69: a fixed seed passes once and for all or not at all.</summary>
    private const double KolmogorovLimit = 2.69;

    [Fact]
    public static void Uniforms_follow_the_uniform_distribution()
    {
        var doubles = Enumerable.Range(0, Count).Select(index => Stream.Uniform((ulong)index)).ToArray();
        var floats = Enumerable.Range(0, Count).Select(index => (double)Stream.UniformSingle((ulong)index)).ToArray();
        Assert.InRange(Kolmogorov(doubles, value => value), 0.0, KolmogorovLimit);
        Assert.InRange(Kolmogorov(floats, value => value), 0.0, KolmogorovLimit);
        Assert.All(doubles, value => Assert.InRange(value, 0.0, Math.BitDecrement(1.0)));
        Assert.All(floats, value => Assert.InRange(value, 0.0, 1.0 - (1.0 / 16777216.0)));
        Assert.Contains(doubles, value => (long)(value * 9007199254740992.0) % 2 == 1);
    }

    [Fact]
    public static void Normals_follow_the_normal_distribution_and_pairs_are_uncorrelated()
    {
        var first = new double[Count];
        var second = new double[Count];
        for (var index = 0; index < Count; index++)
        {
            (first[index], second[index]) = Stream.NormalPair((ulong)index);
        }

        Assert.InRange(Kolmogorov(first, Cumulative), 0.0, KolmogorovLimit);
        Assert.InRange(Kolmogorov(second, Cumulative), 0.0, KolmogorovLimit);
        var correlation = FixedOrderSum.OfProducts(first, second) / Count;
        Assert.InRange(correlation * Math.Sqrt(Count), -4.9, 4.9);
        var lag = FixedOrderSum.OfProducts(first.AsSpan(1), first.AsSpan(0, Count - 1)) / Count;
        Assert.InRange(lag * Math.Sqrt(Count), -4.9, 4.9);
        var squares = Array.ConvertAll(first, value => value * value);
        Assert.InRange((Moments.Of(squares).Mean - 1.0) * Math.Sqrt(Count / 2.0), -4.9, 4.9);
    }

    [Fact]
    public static void Lanes_of_normals_have_the_bits_of_single_ones()
    {
        for (var index = 0UL; index < 1000; index += 4)
        {
            var (first, second) = Stream.NormalPairs(index);
            for (var lane = 0; lane < 4; lane++)
            {
                Assert.Equal((first[lane], second[lane]), Stream.NormalPair(index + (ulong)lane));
                Assert.Equal(first[lane], Stream.Normal(index + (ulong)lane));
            }
        }
    }

    [Fact]
    public static void Whole_numbers_below_a_bound_come_up_equally_often()
    {
        const int Bound = 7;
        var counts = new int[Bound];
        for (var index = 0; index < Count; index++)
        {
            counts[Stream.Below((ulong)index, Bound)]++;
        }

        // Chi-squared with 6 degrees of freedom stays below 38.3 with probability 1 - 1e-6.
        const double Mean = (double)Count / Bound;
        Assert.InRange(counts.Sum(count => (count - Mean) * (count - Mean) / Mean), 0.0, 38.3);
        Assert.Equal(0UL, Stream.Below(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stream.Below(0, 0));
    }

    [Fact]
    public static void Neighbouring_streams_and_seeds_are_uncorrelated()
    {
        foreach (var other in (RandomStream[])[Stream with { Stream = 4 }, Stream with { Seed = Stream.Seed + 1 }])
        {
            var sum = Enumerable.Range(0, Count)
                .Sum(index => (Stream.Uniform((ulong)index) - 0.5) * (other.Uniform((ulong)index) - 0.5));
            Assert.InRange(sum * 12.0 / Math.Sqrt(Count), -4.9, 4.9);
        }
    }

    [Fact]
    public static void Range_is_kept()
    {
        var values = Enumerable.Range(0, 10_000).Select(index => Stream.Uniform((ulong)index, -3.0, 5.0)).ToArray();
        Assert.InRange(values.Min(), -3.0, -2.99);
        Assert.InRange(values.Max(), 4.99, 5.0);
    }

    private static double Cumulative(double value) => 0.5 * (1.0 + ErrorFunction.Of(value / Math.Sqrt(2.0)));

    private static double Kolmogorov(double[] values, Func<double, double> cumulative)
    {
        var sorted = values.Order().ToArray();
        var distance = 0.0;
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            var expected = cumulative(sorted[rank]);
            distance = Math.Max(distance, Math.Max(expected - ((double)rank / Count), ((rank + 1.0) / Count) - expected));
        }

        return distance * Math.Sqrt(Count);
    }
}
