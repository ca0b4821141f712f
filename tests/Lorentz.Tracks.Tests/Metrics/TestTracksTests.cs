using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Metrics;

public static class TestTracksTests
{
    [Fact]
    public static void Errors_and_flags_are_those_one_gets_by_hand()
    {
        var rows = new ArrayRows<double>(
            [
                1, 2, 0.1, 0.2, 10, 770, 1000,
                3, 4, 0.0, 0.0, -20, 900, -500,
                5, 6, 0.3, 0.1, 30, 100, 2000,
            ],
            [0, 0, 0, 0, 60, 80, 0, 0, 90, 120, 5, 12]);
        var tracks = new TestTracks(rows, 100);
        var (errors, flagged) = tracks.Judge(new Shifted(), 1);
        Assert.Equal(3, tracks.Count);
        Assert.Equal([1770.0, 400, 2100], tracks.Z1);
        Assert.Equal([50.0, 0, 0], errors.Select(error => Math.Round(error.Position, 9)));
        Assert.Equal([13.0, 13, 0], errors.Select(error => Math.Round(error.Slope, 12)));
        Assert.Equal(1, flagged);
    }

    [Fact]
    public static void Only_the_first_tracks_are_taken_where_there_are_more()
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 12);
        var tracks = new TestTracks(rows, 5);
        Assert.Equal(5, tracks.Judge(new StraightLine(), 1).Errors.Length);
        Assert.Equal(rows.Segment(4), tracks.Segments[4]);
    }

    [Fact]
    public static void Answers_do_not_depend_on_threads_and_the_straight_line_misses_by_the_deviation()
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 1100);
        var tracks = new TestTracks(rows, 1100);
        var (errors, flagged) = tracks.Judge(new StraightLine(), 1);
        foreach (var threads in new[] { 2, 3 })
        {
            Assert.Equal(errors, tracks.Judge(new StraightLine(), threads).Errors);
        }

        Assert.Equal(0, flagged);
        Assert.Equal(Enumerable.Range(0, 1100).Count(i => rows.Segment(i).Qop < 0), tracks.Judge(new Shifted(), 2).Flagged);
        for (var i = 0; i < 1100; i++)
        {
            var deviation = rows.Deviation(i);
            Assert.Equal(Math.Sqrt((deviation.X * deviation.X) + (deviation.Y * deviation.Y)), errors[i].Position, 1e-9);
            Assert.Equal(Math.Sqrt((deviation.Tx * deviation.Tx) + (deviation.Ty * deviation.Ty)), errors[i].Slope, 1e-12);
        }
    }
}
