using Lorentz.Numerics.Random;
using Xunit;

namespace Lorentz.Numerics.Tests.Random;

public static class RandomPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    [InlineData(131_072)]
    [InlineData(300_007)]
    public static void Every_element_comes_up_once(int count)
    {
        for (var number = 0UL; number < 3; number++)
        {
            var order = new RandomPermutation(42, number, count);
            var seen = new bool[count];
            for (var position = 0; position < count; position++)
            {
                var element = order[position];
                Assert.False(seen[element]);
                seen[element] = true;
            }
        }
    }

    [Fact]
    public static void Elements_of_a_huge_range_are_distinct_and_spread()
    {
        const long Count = 1L << 40;
        var order = new RandomPermutation(1, 1, Count);
        var elements = new HashSet<long>();
        for (var position = 0; position < 100_000; position++)
        {
            Assert.True(elements.Add(order[position]));
        }

        Assert.All(elements, element => Assert.InRange(element, 0, Count - 1));
        Assert.InRange(elements.Average(), Count * 0.495, Count * 0.505);
    }

    [Fact]
    public static void Each_position_meets_each_element_equally_often()
    {
        const int Count = 12;
        const int Trials = 24_000;
        var counts = new int[Count, Count];
        for (var trial = 0; trial < Trials; trial++)
        {
            var order = new RandomPermutation(9, (ulong)trial, Count);
            for (var position = 0; position < Count; position++)
            {
                counts[position, order[position]]++;
            }
        }

        // Chi-squared with 121 degrees of freedom stays below 206 with probability 1 - 1e-6.
        const double Mean = (double)Trials / Count;
        var chiSquared = counts.Cast<int>().Sum(count => (count - Mean) * (count - Mean) / Mean);
        Assert.InRange(chiSquared, 50.0, 206.0);
    }

    [Fact]
    public static void Neighbours_are_torn_apart()
    {
        const int Count = 100_000;
        var order = new RandomPermutation(3, 0, Count);
        var near = 0;
        for (var position = 1; position < Count; position++)
        {
            near += Math.Abs(order[position] - order[position - 1]) <= Count / 100 ? 1 : 0;
        }

        // |difference| within a hundredth of the range has probability 0.0199: 1990 expected, standard deviation 44.
        Assert.InRange(near, 1990 - 240, 1990 + 240);
    }

    [Fact]
    public static void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomPermutation(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomPermutation(0, 0, (1L << 40) + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomPermutation(0, 0, 10)[10]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomPermutation(0, 0, 10)[-1]);
    }
}
