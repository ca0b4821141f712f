using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Deployment;

public static class ErrorRegionsTests
{
    private static readonly ArrayRows<double> Rows = TrackSamples.Rows(TrackSamples.Forward, 800);
    private static readonly TestTracks Tracks = new(Rows, 800);

    [Fact]
    public static void A_region_holds_the_errors_of_its_own_tracks()
    {
        // 2 GeV/c over 1 m twice, 20 GeV/c over 1 m and 5 m, and 200 GeV/c beyond the edges.
        var tracks = new TestTracks(new ArrayRows<double>(
            [.. new[] { (2.0, 1000.0), (-2, -1000), (20, 1000), (20, 5000), (200, 1000) }.SelectMany(t => new[] { 0, 0, 0, 0, 1 / (1000 * t.Item1), 770, t.Item2 })],
            new double[20]), 5);
        var regions = ErrorRegions.Of([1, 10, 100], [500, 2000, 8000], tracks, [new(3, 1), new(4, 7), new(5, 2), new(6, 3), new(7, 4)]);
        Assert.Null(regions.Problem);
        Assert.Equal(new ErrorRegion(2, 3.5, Math.Sqrt(12.5), 3.95, 5), Rounded(regions[0, 0]));
        Assert.Equal(0, regions[0, 1].Tracks);
        Assert.True(double.IsNaN(regions[0, 1].Rmse));
        Assert.Equal(new ErrorRegion(1, 5, 5, 5, 2), regions[1, 0]);
        Assert.Equal(new ErrorRegion(1, 6, 6, 6, 3), regions[1, 1]);
        Assert.Equal(regions[1, 1], At(regions, 20, -5000));
        Assert.Equal(regions[1, 1], At(regions, 100, 8000));
        Assert.Equal(regions[1, 0], At(regions, 10, 500));
        Assert.Null(At(regions, 2, 5000));
        Assert.Null(At(regions, 200, 1000));
        Assert.Null(At(regions, 20, 8001));
        Assert.Null(At(regions, 20, 499));
        Assert.Null(At(regions, 20, double.NaN));
        Assert.Null(At(regions, double.NaN, 1000));
        Assert.Null(At(regions, double.PositiveInfinity, 1000));
    }

    [Fact]
    public static void Measured_regions_hold_alike_many_tracks_and_cover_the_domain()
    {
        var domain = TrainingDomain.Of(Rows);
        var regions = ErrorRegions.Measure(new StraightLine(), domain, Tracks, 4, 2, 2);
        Assert.Null(regions.Problem);
        Assert.Equal((4, 2), (regions.Rows, regions.Columns));
        Assert.Equal(800, regions.Regions.Sum(region => region.Tracks));
        Assert.All(Enumerable.Range(0, 4), row => Assert.Equal(200, regions[row, 0].Tracks + regions[row, 1].Tracks));
        var (minimum, maximum) = domain.Limits();
        Assert.Equal(1 / (1000 * maximum[4]), regions.Momenta[0]);
        Assert.Equal(1 / (1000 * minimum[4]), regions.Momenta[^1]);
        Assert.Equal((minimum[6], maximum[6]), (regions.Steps[0], regions.Steps[^1]));

        // A straight line misses slow tracks most, and long steps.
        Assert.True(regions[0, 1].Rmse > 3 * regions[3, 1].Rmse && regions[0, 1].Rmse > regions[0, 0].Rmse);
        Assert.Equal(regions.Regions, ErrorRegions.Measure(new StraightLine(), domain, Tracks, 4, 2, 1).Regions);
    }

    [Fact]
    public static void Steps_of_one_length_are_one_region_and_steps_of_both_signs_begin_at_zero()
    {
        var one = new ArrayRows<double>([0, 0, 0, 0, 1e-4, 770, 1000, 0, 0, 0, 0, 2e-4, 770, 1000], new double[8]);
        var fixedStep = ErrorRegions.Measure(new StraightLine(), TrainingDomain.Of(one), new(one, 2), 1, 3, 1);
        Assert.Equal([999.0, 1001], fixedStep.Steps.Select(edge => Math.Round(edge, 9)));
        Assert.Equal(2, fixedStep.Regions.Sum(region => region.Tracks));

        var anywhere = TrackSamples.Rows(TrackSamples.Anywhere, 300);
        var both = ErrorRegions.Measure(new StraightLine(), TrainingDomain.Of(anywhere), new(anywhere, 300), 2, 2, 1);
        Assert.Equal(0, both.Steps[0]);
        Assert.Equal(300, both.Regions.Sum(region => region.Tracks));

        // Charges that vanish have no greatest momentum; the tracks set it.
        var straight = new ArrayRows<double>([0, 0, 0, 0, 1e-4, 770, 1000, 0, 0, 0, 0, 0, 770, 2000], new double[8]);
        var finite = ErrorRegions.Measure(new StraightLine(), TrainingDomain.Of(straight), new(straight, 2), 1, 1, 1);
        Assert.Null(finite.Problem);
        Assert.Equal(1, finite[0, 0].Tracks);
    }

    [Fact]
    public static void What_is_no_regions_is_told()
    {
        var valid = ErrorRegions.Measure(new StraightLine(), TrainingDomain.Of(Rows), Tracks, 2, 1, 1);
        Assert.Contains("ascend", (valid with { Momenta = [3, 2, 1] }).Problem, StringComparison.Ordinal);
        Assert.Contains("2 to 257", (valid with { Steps = [3] }).Problem, StringComparison.Ordinal);
        Assert.Contains("0 up", (valid with { Steps = [-3, 4] }).Problem, StringComparison.Ordinal);
        Assert.Contains("2 x 1", (valid with { Regions = [valid[0, 0]] }).Problem, StringComparison.Ordinal);
        Assert.Contains("NaN", (valid with { Regions = [valid[0, 0], valid[1, 0] with { Tracks = 0 }] }).Problem, StringComparison.Ordinal);
        Assert.Contains("0 up", (valid with { Regions = [valid[0, 0], valid[1, 0] with { Rmse = -1 }] }).Problem, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ErrorRegions.Of([2, 1], [0, 1], Tracks, []));
        Assert.Throws<ArgumentException>(() => ErrorRegions.Of([1, 2], [0, 1], Tracks, []));
    }

    private static ErrorRegion Rounded(ErrorRegion region) => region with { Percentile95 = Math.Round(region.Percentile95, 12) };

    private static ErrorRegion? At(ErrorRegions regions, double momentum, double dz) => regions.At(
        new(new(0), new(0), 0, 0, ChargeOverMomentum.FromPerGeV(1 / momentum)), new(770), new(770 + dz));
}
