using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Sampling;

/// <summary>The plans' ways of drawing tracks, which no detector sees.</summary>
public static class TrackOriginTests
{
    private static readonly RandomStream Stream = new(5, 7);

    private static readonly TrackPopulation Boxed = new()
    {
        Origins = new TrackOrigins.Box(300, 250),
        Planes = new SegmentPlanes.ForwardFrom(0, 13_900, 100, 10_000, 14_000),
    };

    [Fact]
    public static void A_box_is_filled_evenly_and_without_regard_to_the_direction()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => TrackDraw.Of(Boxed, Stream, i, 0)).ToArray();
        Assert.All(draws, draw => Assert.True(Math.Abs(draw.X) <= 300 && Math.Abs(draw.Y) <= 250 && draw.Z == draw.Z0));
        Assert.Equal(300 * 300 / 3.0, draws.Average(draw => draw.X * draw.X), 0.03 * 30_000);
        Assert.Equal(250 * 250 / 3.0, draws.Average(draw => draw.Y * draw.Y), 0.03 * 20_833);
        Assert.Equal(0, draws.Average(draw => draw.X * draw.Tx) / (173 * 0.173), 0.03);
        Assert.Equal(0, draws.Average(draw => draw.Y * draw.Ty) / (144 * 0.144), 0.03);
        Assert.Equal(0, draws.Average(draw => draw.X * draw.Y) / (173 * 144.0), 0.03);
    }

    [Fact]
    public static void A_box_on_a_plane_of_its_own_is_left_from_there()
    {
        var population = Boxed with { Origins = new TrackOrigins.Box(1500, 1200, 0) };
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(0, TrackDraw.Of(population, Stream, i, 0).Z));
    }

    [Fact]
    public static void Steps_end_where_the_detector_does_and_are_uniform_before()
    {
        var draws = Enumerable.Range(0, 20_000).Select(i => TrackDraw.Of(Boxed, Stream, i, 0)).ToArray();
        Assert.All(draws, draw => Assert.True(draw.Z0 is >= 0 and <= 13_900 && draw.Z1 <= 14_000 && draw.Z1 - draw.Z0 is >= 100 and <= 10_000));
        var uncut = draws.Where(draw => draw.Z0 < 4000).ToArray();
        Assert.Equal(5050, uncut.Average(draw => draw.Z1 - draw.Z0), 100.0);
        Assert.Contains(draws, draw => draw.Z1 == 14_000);
    }

    [Fact]
    public static void A_set_is_the_generators_blocks_whatever_the_threads()
    {
        var generator = new SampleGenerator<PointSourceField>(new TrackPopulation(), PointSourceField.LhcbDipole, DormandPrince8.Tableau, 1500, 3);
        var made = 0;
        var one = TrackSet.Draw(generator, Stream, 1500, 1, count => Interlocked.Add(ref made, count));
        var three = TrackSet.Draw(generator, Stream, 1500, 3, _ => { });
        var block = generator.Generate(Stream, 1024, 476);
        Assert.Equal(1500, made);
        Assert.Equal(1500, one.Count);
        Assert.Equal(one.Segments, three.Segments);
        Assert.Equal(one.Path, three.Path);
        Assert.Equal(block.Deviations, one.Deviations.AsSpan(1024 * 4).ToArray());
        Assert.Equal(block.Path, one.Path.AsSpan(1024 * 12).ToArray());
        Assert.Equal(block.Segments[3], one.Rows.Segment(1024).Ty);
    }
}
