using Lorentz.Learning.Tapes;
using Lorentz.Series.Normalisations;

namespace Lorentz.Series.Tests.Models;

public sealed class PrefixNormalisationTests
{
    [Fact]
    public void Nothing_is_nothing() => Near(PrefixNormalisation.None, [1, -7, 3], [1, -7, 3]);

    [Fact]
    public void Standard_takes_mean_and_deviation_with_Bessels_correction()
    {
        // Mean 3, squares 4 + 1 + 9 over 2.
        Near(PrefixNormalisation.Standard, [1, 2, 6], [-2 / Math.Sqrt(7), -1 / Math.Sqrt(7), 3 / Math.Sqrt(7)]);
        Near(PrefixNormalisation.Standard, [5, 5, 5], [0, 0, 0]);
    }

    [Fact]
    public void Robust_takes_the_lower_of_two_medians()
    {
        // Median 2, distances 1, 0, 1, 8: their lower median is 1.
        Near(PrefixNormalisation.Robust, [1, 2, 3, 10], [-1, 0, 1, 8]);
        Near(PrefixNormalisation.Robust, [4, -2, 1], [1, -1, 0]);
    }

    [Fact]
    public void Adaptive_divides_a_sparse_prefix_by_its_largest_entry()
    {
        Near(PrefixNormalisation.Adaptive, [0, 0, -4, 0, 0, 1e-9], [0, 0, -1, 0, 0, 2.5e-10]);

        // A fifth is not fewer than a fifth.
        var deviation = Math.Sqrt(0.8);
        Near(PrefixNormalisation.Adaptive, [2, 0, 0, 0, 0], [1.6 / deviation, -0.4 / deviation, -0.4 / deviation, -0.4 / deviation, -0.4 / deviation]);
        Near(PrefixNormalisation.Adaptive, [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]);
    }

    [Theory]
    [InlineData(PrefixNormalisation.Standard)]
    [InlineData(PrefixNormalisation.Robust)]
    [InlineData(PrefixNormalisation.Adaptive)]
    public void One_coefficient_stays_as_it_is(PrefixNormalisation normalisation) => Near(normalisation, [-120], [-120]);

    private static void Near(PrefixNormalisation normalisation, double[] prefix, double[] expected)
    {
        var tape = new TapeBuilder<double>();
        var input = tape.Input(prefix.Length);
        var scaled = tape.Scale(PrefixNormalisations.Apply(tape, normalisation, input), 1);
        var program = tape.Build(scaled);
        var memory = new TapeMemory<double>(program, 1);
        prefix.CopyTo(memory.Input(input, 1));
        program.Forward(memory, [], 1);
        var values = memory.Output(scaled, 1).ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * (1 + Math.Abs(pair.First))));
    }
}
