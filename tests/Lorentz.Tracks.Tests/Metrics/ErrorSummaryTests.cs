using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Metrics;

public static class ErrorSummaryTests
{
    [Fact]
    public static void The_figures_are_those_one_gets_by_hand()
    {
        var summary = ErrorSummary.Of([new(4, 0.3), new(0, 0.4), new(3, 0), new(1, 0), new(2, 0)]);
        Assert.Equal(5, summary.Count);
        Assert.Equal(2, summary.Mean, 1e-15);
        Assert.Equal(2, summary.Median);
        Assert.Equal(Math.Sqrt(6), summary.Rmse, 1e-15);
        Assert.Equal(3.8, summary.Percentile95, 1e-14);
        Assert.Equal(3.96, summary.Percentile99, 1e-14);
        Assert.Equal(4, summary.Maximum);
        Assert.Equal(Math.Sqrt(0.05), summary.SlopeRmse, 1e-15);
    }

    [Fact]
    public static void One_track_is_its_own_summary() =>
        Assert.Equal(new(1, 7, 7, 7, 7, 7, 7, 2), ErrorSummary.Of([new(7, 2)]));

    [Fact]
    public static void No_tracks_have_no_errors()
    {
        var summary = ErrorSummary.Of([]);
        Assert.Equal(0, summary.Count);
        Assert.All(
            new[] { summary.Mean, summary.Median, summary.Rmse, summary.Percentile95, summary.Percentile99, summary.Maximum, summary.SlopeRmse },
            value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public static void An_error_has_the_length_of_the_difference_in_position_and_in_slope()
    {
        var error = TrackError.Between(new Deviation(13, -1, 0.5, 1.0), new Deviation(10, 3, 5.5, -11.0));
        Assert.Equal(new(5, 13), error);
    }
}
