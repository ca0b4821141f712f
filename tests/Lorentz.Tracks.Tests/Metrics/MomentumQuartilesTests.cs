using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Metrics;

public static class MomentumQuartilesTests
{
    [Fact]
    public static void Tracks_are_cut_by_momentum_whatever_their_order_and_charge()
    {
        var quartiles = MomentumQuartiles.Of(Rows(40, 2, 30, -1.5, 8, -100, 5, -4));
        Assert.Equal(4, quartiles.Members.Count);
        Assert.Equal([3, 1], quartiles.Members[0]);
        Assert.Equal([7, 6], quartiles.Members[1]);
        Assert.Equal([4, 2], quartiles.Members[2]);
        Assert.Equal([0, 5], quartiles.Members[3]);
        Assert.Equal([1.5, 4, 8, 40, 100], quartiles.Edges.Select(edge => Math.Round(edge, 9)));
    }

    [Theory]
    [InlineData(6, "1 2 1 2")]
    [InlineData(9, "2 2 2 3")]
    [InlineData(3, "0 1 1 1")]
    [InlineData(0, "0 0 0 0")]
    public static void Every_track_is_in_one_quarter(int count, string sizes)
    {
        var quartiles = MomentumQuartiles.Of(Rows([.. Enumerable.Range(0, count).Select(i => 50.0 - i)]));
        Assert.Equal(sizes, string.Join(' ', quartiles.Members.Select(part => part.Length)));
        Assert.Equal(Enumerable.Range(0, count).Reverse(), quartiles.Members.SelectMany(part => part));
        Assert.Equal(5, quartiles.Edges.Count);
    }

    [Fact]
    public static void Each_quarter_is_summarised_by_its_own_tracks()
    {
        var quartiles = MomentumQuartiles.Of(Rows(4, 3, 2, 1));
        var summaries = quartiles.Summarise([new(40, 4), new(30, 3), new(20, 2), new(10, 1)]);
        Assert.Equal([10.0, 20, 30, 40], summaries.Select(summary => summary.Mean));
        Assert.Equal([1.0, 2, 3, 4], summaries.Select(summary => summary.SlopeRmse));
    }

    private static ArrayRows<double> Rows(params double[] momenta) => new(
        [.. momenta.SelectMany(p => new[] { 0, 0, 0, 0, 0.001 / p, 770, 1000 })], new double[4 * momenta.Length]);
}
