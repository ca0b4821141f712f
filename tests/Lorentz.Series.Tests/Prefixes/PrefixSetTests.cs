using Lorentz.Series.Equations;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Prefixes;

public sealed class PrefixSetTests
{
    private static readonly PrefixRange Range = new(2, 9, 4000);

    [Fact]
    public void Prefixes_are_normal_numbers_of_all_lengths()
    {
        var set = PrefixSet.Draw(RecurrenceTable.Of(KnownEquations.Airy, 9), Range, 1);
        Assert.Equal(4000, set.Count);
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9], set.Groups.Select(group => group.Length));
        Assert.All(set.Groups, group =>
        {
            Assert.Equal(500, group.Count, 5 * Math.Sqrt(500.0));
            Assert.Equal(group.Count * group.Length, group.Inputs.Length);
        });
        var all = set.Groups.SelectMany(group => group.Inputs).ToArray();
        Assert.Equal(0, all.Average(), 5 * 0.1 / Math.Sqrt(all.Length));
        Assert.Equal(0.01, all.Average(value => value * value), 5 * 0.01 * Math.Sqrt(2.0 / all.Length));
    }

    [Fact]
    public void Targets_obey_the_recurrence()
    {
        var set = PrefixSet.Draw(RecurrenceTable.Of(KnownEquations.Airy, 9), Range, 2);
        foreach (var group in set.Groups)
        {
            for (var i = 0; i < group.Count; i++)
            {
                var l = group.Length;
                var expected = l < 3 ? 0 : group.Inputs[(i * l) + l - 3] / (l * (l - 1));
                Assert.Equal(expected, group.Targets[i], 1e-16);
            }
        }
    }

    [Fact]
    public void Saying_zero_costs_what_the_weights_of_the_recurrence_say()
    {
        // The mean square of a target is 0.01 times the sum of squared weights, plus the constant's square.
        foreach (var equation in KnownEquations.All.Where(equation => equation.Order <= 2))
        {
            var table = RecurrenceTable.Of(equation, 9);
            var expected = Enumerable.Range(2, 8).Average(l => 0.01 * table.Weights(l).ToArray().Sum(weight => weight * weight));
            Assert.Equal(expected, PrefixSet.Draw(table, Range with { Count = 60000 }, 3).ZeroLoss, 0.04 * expected);
        }
    }

    [Fact]
    public void A_draw_is_a_function_of_its_seed()
    {
        var table = RecurrenceTable.Of(KnownEquations.Hermite, 9);
        Assert.Equal(PrefixSet.Draw(table, Range, 1).Groups[3].Inputs, PrefixSet.Draw(table, Range, 1).Groups[3].Inputs);
        Assert.NotEqual(PrefixSet.Draw(table, Range, 1).Groups[3].Inputs, PrefixSet.Draw(table, Range, 2).Groups[3].Inputs);
    }

    [Fact]
    public void A_series_gives_its_own_prefixes()
    {
        var truth = TrueSolution.Of(KnownEquations.Hermite).Required.Coefficients;
        var set = PrefixSet.OfSeries(RecurrenceTable.Of(KnownEquations.Hermite, 9), truth.AsSpan(), 2, 6);
        Assert.Equal(5, set.Count);
        foreach (var group in set.Groups)
        {
            Assert.Equal(truth[..group.Length], group.Inputs);
            Assert.Equal(truth[group.Length], group.Targets.Single(), 1e-10);
        }
    }

    [Theory]
    [InlineData(1, 9, 10)]
    [InlineData(5, 4, 10)]
    [InlineData(2, 10, 10)]
    [InlineData(2, 9, 0)]
    public void Impossible_ranges_are_refused(int shortest, int longest, int count) =>
        Assert.Throws<ArgumentException>(() => PrefixSet.Draw(RecurrenceTable.Of(KnownEquations.Airy, 9), new PrefixRange(shortest, longest, count), 1));
}
