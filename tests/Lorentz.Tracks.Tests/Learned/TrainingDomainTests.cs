using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Learned;

public static class TrainingDomainTests
{
    private static readonly TrainingDomain Domain = TrainingDomain.Of(new ArrayRows<double>(
        [
            -10, 5, -0.3, 0.1, -2e-4, 770, 500,
            30, 1, 0.2, 0.0, 5e-4, 770, 12000,
            0, 9, 0.0, -0.1, 1e-4, 770, 4000,
        ],
        new double[12]));

    [Fact]
    public static void The_box_is_that_of_the_rows_with_charges_folded()
    {
        Assert.Equal([-10, 1, -0.3, -0.1, 1e-4, 770, 500], Domain.Minimum);
        Assert.Equal([30, 9, 0.2, 0.1, 5e-4, 770, 12000], Domain.Maximum);
    }

    [Fact]
    public static void A_thousandth_of_its_size_is_added_on_each_side_of_each_column()
    {
        double[] middle = [10, 5, 0, 0, 3e-4, 770, 6000];
        Assert.True(Contains(middle));
        for (var c = 0; c < Segment.Columns; c++)
        {
            var size = Domain.Maximum[c] - Domain.Minimum[c];
            Assert.True(Contains(With(middle, c, Domain.Maximum[c] + (0.0009 * size))));
            Assert.True(Contains(With(middle, c, Domain.Minimum[c] - (0.0009 * size))));
            Assert.False(Contains(With(middle, c, Domain.Maximum[c] + (0.0011 * size) + (size == 0 ? 1e-9 : 0))));
            Assert.False(Contains(With(middle, c, Domain.Minimum[c] - (0.0011 * size) - (size == 0 ? 1e-9 : 0))));
            Assert.False(Contains(With(middle, c, double.NaN)));
        }

        Assert.True(Contains(With(middle, 4, -3e-4)));
        Assert.False(Contains(With(middle, 4, -6e-4)));
        Assert.False(Contains(With(middle, 4, 0)));
    }

    [Fact]
    public static void A_test_set_of_the_same_population_lies_inside()
    {
        var domain = TrainingDomain.Of(TrackSamples.Rows(TrackSamples.Forward, 2000, seed: 1));
        var test = TrackSamples.Rows(TrackSamples.Forward, 300, seed: 2);
        Assert.InRange(Enumerable.Range(0, 300).Count(i => !domain.Contains(test.Segment(i))), 0, 3);
    }

    private static bool Contains(double[] row) => Domain.Contains(Segment.FromRow<double>(row));

    private static double[] With(double[] row, int column, double value)
    {
        var changed = (double[])row.Clone();
        changed[column] = value;
        return changed;
    }
}
