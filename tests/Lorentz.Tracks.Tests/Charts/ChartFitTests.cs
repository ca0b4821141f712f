using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Charts;

public static class ChartFitTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public static void A_chart_is_found_again_from_what_it_says(double weightPower)
    {
        var tracks = ChartSamples.Dipole(3, 300, spacing: 500);
        var teacher = ChartSamples.Random(new(4, 3, 2, 0.5));
        var fitted = ChartFit.Fit([.. tracks.Select(part => ChartSamples.As(part, teacher))], teacher.Shape, 770, 500, weightPower, ChartSamples.Domain, 1, () => { });
        Assert.Equal(3, fitted.Planes);
        var rows = new ArrayRows<double>(tracks[2].Segments, new double[tracks[2].Count * 4]);
        for (var i = 0; i < 50; i++)
        {
            var segment = rows.Segment(i) with { Dz = 30.0 * i };
            var (expected, actual) = (teacher.Evaluate(segment), fitted.Evaluate(segment));
            Assert.Equal(expected.X, actual.X, 1e-5);
            Assert.Equal(expected.Y, actual.Y, 1e-5);
            Assert.Equal(expected.Tx, actual.Tx, 1e-7);
            Assert.Equal(expected.Ty, actual.Ty, 1e-7);
        }
    }

    [Fact]
    public static void A_chart_of_the_dipole_is_far_better_than_the_straight_line()
    {
        var chart = ChartFit.Fit(ChartSamples.Dipole(4, 1500), new(6, 6, 6, 0.5), 770, 1000, 1, ChartSamples.Domain, 2, () => { });
        var test = new TestTracks(TrackSamples.Rows(new TrackPopulation { Planes = new SegmentPlanes.Forward(770, 500, 4000) }, 1000, seed: 44), 1000);
        var straight = ErrorSummary.Of(test.Judge(new StraightLine(), 1).Errors);
        var charted = ErrorSummary.Of(test.Judge(new ChartExtrapolator("chart", chart), 1).Errors);
        Assert.InRange(charted.Rmse, 0, straight.Rmse / 100);
        var packed = new PackedChart(chart);
        foreach (var segment in test.Segments)
        {
            var (precise, quick) = (chart.Evaluate(segment), packed.Evaluate(segment));
            Assert.Equal(precise.X, quick.X, 0.01);
            Assert.Equal(precise.Y, quick.Y, 0.01);
            Assert.Equal(precise.Tx, quick.Tx, 1e-5);
            Assert.Equal(precise.Ty, quick.Ty, 1e-5);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public static void Threads_change_no_bit(int threads)
    {
        var one = ChartFit.Fit(ChartSamples.Dipole(2, 700), new(3, 3, 3, 0.5), 770, 1000, 1, ChartSamples.Domain, 1, () => { });
        var many = ChartFit.Fit(ChartSamples.Dipole(2, 700, threads: threads), new(3, 3, 3, 0.5), 770, 1000, 1, ChartSamples.Domain, threads, () => { });
        Assert.Equal(one.Coefficients, many.Coefficients);
        Assert.Equal(one.Scale, many.Scale);
    }

    [Fact]
    public static void Every_plane_is_reported_once()
    {
        var done = 0;
        ChartFit.Fit(ChartSamples.Dipole(3, 100), new(1, 1, 1, 0), 770, 1000, 1, ChartSamples.Domain, 1, () => done++);
        Assert.Equal(3, done);
    }

    [Fact]
    public static void Too_few_tracks_are_told() => Assert.Contains(
        "too few tracks",
        Assert.Throws<InvalidOperationException>(() => ChartFit.Fit(
            [new PlaneTracks(1, [0, 0, 0, 0, 1e-4, 770, 500], [1, 1, 1, 1])], new(2, 2, 2, 0), 770, 500, 1, ChartSamples.Domain, 1, () => { })).Message,
        StringComparison.Ordinal);

    [Fact]
    public static void States_on_planes_are_those_of_a_direct_integration()
    {
        var tracks = ChartSamples.Dipole(3, 40)[2];
        var reference = ReferenceTruth.In(PointSourceField.LhcbDipole);
        var rows = new ArrayRows<double>(tracks.Segments, new double[tracks.Count * 4]);
        for (var i = 0; i < tracks.Count; i++)
        {
            for (var plane = 1; plane <= 3; plane++)
            {
                var segment = rows.Segment(i) with { Dz = 1000 * plane };
                var end = reference.Extrapolate(TrackSamples.StateOf(segment), new(770), new(770 + segment.Dz)).State;
                var expected = Deviation.Of(segment, end.X.Value, end.Y.Value, end.Tx, end.Ty);
                var actual = Deviation.FromRow<double>(tracks.Deviations.AsSpan(((i * 3) + plane - 1) * 4, 4));
                Assert.Equal(expected.X, actual.X, 0.01);
                Assert.Equal(expected.Y, actual.Y, 0.01);
                Assert.Equal(expected.Tx, actual.Tx, 1e-5);
            }
        }
    }

    [Fact]
    public static void Every_other_plane_keeps_its_states()
    {
        var tracks = ChartSamples.Dipole(3, 5, spacing: 500)[2];
        var coarse = tracks.EveryOther();
        Assert.Equal((1, 5), (coarse.Planes, coarse.Count));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(tracks.Deviations.AsSpan(((i * 3) + 1) * 4, 4), coarse.Deviations.AsSpan(4 * i, 4));
        }

        Assert.Throws<InvalidOperationException>(coarse.EveryOther);
    }
}
