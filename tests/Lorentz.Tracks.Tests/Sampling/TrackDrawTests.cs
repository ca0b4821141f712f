using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Sampling;

public static class TrackDrawTests
{
    private const int Count = 40_000;
    private static readonly RandomStream Stream = new(20250101, 0);

    [Fact]
    public static void A_draw_depends_on_nothing_but_its_arguments()
    {
        var here = Enumerable.Range(0, 300).Select(i => TrackDraw.Of(TrackSamples.Anywhere, Stream, i / 3, i % 3)).ToArray();
        var elsewhere = FixedOrder.Map(300, 2, i => TrackDraw.Of(TrackSamples.Anywhere, Stream, (299 - i) / 3, (299 - i) % 3));
        Assert.Equal(here, elsewhere.Reverse());
        Assert.Equal(300, here.Distinct().Count());
        Assert.NotEqual(here[0], TrackDraw.Of(TrackSamples.Anywhere, new RandomStream(Stream.Seed, 1), 0, 0));
        Assert.NotEqual(here[0], TrackDraw.Of(TrackSamples.Anywhere, new RandomStream(Stream.Seed + 1, 0), 0, 0));
    }

    [Fact]
    public static void Another_attempt_keeps_momentum_and_planes_and_changes_the_rest()
    {
        for (var sample = 0L; sample < 50; sample++)
        {
            var first = TrackDraw.Of(TrackSamples.Anywhere, Stream, sample, 0);
            var last = TrackDraw.Of(TrackSamples.Anywhere, Stream, sample, TrackDraw.MostAttempts - 1);
            Assert.Equal((Math.Abs(first.Qop), first.Z0, first.Z1), (Math.Abs(last.Qop), last.Z0, last.Z1));
            Assert.True(first.Tx != last.Tx && first.Ty != last.Ty && first.X != last.X && first.Y != last.Y);
        }
    }

    [Fact]
    public static void The_last_attempt_of_a_sample_shares_no_number_with_the_next_sample()
    {
        var used = new HashSet<double>();
        for (var sample = 0L; sample < 3; sample++)
        {
            for (var attempt = 0; attempt < TrackDraw.MostAttempts; attempt++)
            {
                var draw = TrackDraw.Of(TrackSamples.Forward, Stream, sample, attempt);
                Assert.True(used.Add(draw.Tx) & used.Add(draw.Ty) & used.Add(draw.X) & used.Add(draw.Y));
            }
        }
    }

    [Fact]
    public static void Far_samples_of_a_hundred_million_are_drawn_as_well()
    {
        var far = Enumerable.Range(0, 2000).Select(i => TrackDraw.Of(TrackSamples.Forward, Stream, 5_000_000_000 + i, 0)).ToArray();
        Assert.InRange(Distribution.UniformStatistic(far.Select(LogMomentum)), 0, Distribution.Critical);
        Assert.Equal(2000, far.Distinct().Count());
    }

    [Fact]
    public static void Momenta_are_log_uniform_and_distances_uniform()
    {
        var draws = Draws(TrackSamples.Forward);
        Assert.InRange(Distribution.UniformStatistic(draws.Select(LogMomentum)), 0, Distribution.Critical);
        Assert.InRange(Distribution.UniformStatistic(draws.Select(draw => (draw.Z1 - draw.Z0 - 500) / 11500)), 0, Distribution.Critical);
        Assert.InRange(Distribution.UniformStatistic(draws.Select(draw => (draw.Tx + 0.30) / 0.60)), 0, Distribution.Critical);
        Assert.InRange(Distribution.UniformStatistic(draws.Select(draw => (draw.Ty + 0.25) / 0.50)), 0, Distribution.Critical);
        Assert.All(draws, draw => Assert.Equal((770.0, 770.0), (draw.Z, draw.Z0)));
    }

    [Fact]
    public static void Charges_are_balanced_and_nothing_follows_anything_else()
    {
        var draws = Draws(TrackSamples.Forward);
        var columns = new[]
        {
            draws.Select(LogMomentum).ToArray(),
            [.. draws.Select(draw => (double)Math.Sign(draw.Qop))],
            [.. draws.Select(draw => draw.Z1)],
            [.. draws.Select(draw => draw.Tx)],
            [.. draws.Select(draw => draw.Ty)],
            [.. draws.Select(draw => draw.X - (770 * draw.Tx))],
        };
        Assert.InRange(columns[1].Sum(), -4 * Math.Sqrt(Count), 4 * Math.Sqrt(Count));
        for (var a = 0; a < columns.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.InRange(Distribution.ScaledCorrelation(columns[a], columns[b]), -4, 4);
            }
        }
    }

    [Fact]
    public static void Origins_across_the_beam_are_prompt_or_displaced()
    {
        var draws = Draws(TrackSamples.Forward with { VertexSpreadZ = 0 });
        foreach (var axis in new Func<TrackDraw, double>[] { draw => draw.X - (draw.Tx * draw.Z), draw => draw.Y - (draw.Ty * draw.Z) })
        {
            var origins = draws.Select(axis).ToArray();

            // 0.8 x 0.05^2 + 0.2 x 2^2, and the fifth from decays of which 80.26 per cent lie beyond a quarter of their spread.
            Assert.Equal(0.802, origins.Sum(x => x * x) / Count, 0.03);
            Assert.Equal(0.2 * 0.8026, origins.Count(x => Math.Abs(x) > 0.5) / (double)Count, 0.01);
            Assert.Equal(0.8 * 0.6827, origins.Count(x => Math.Abs(x) < 0.05) / (double)Count - (0.2 * 0.0199), 0.01);
        }
    }

    [Fact]
    public static void The_two_coordinates_of_an_origin_are_independent()
    {
        var draws = Draws(TrackSamples.Forward with { VertexSpreadZ = 0, DisplacedShare = 0 });
        Assert.InRange(
            Distribution.ScaledCorrelation([.. draws.Select(draw => draw.X - (draw.Tx * draw.Z))], [.. draws.Select(draw => draw.Y - (draw.Ty * draw.Z))]),
            -4,
            4);
    }

    [Fact]
    public static void Tracks_point_to_one_normal_vertex_along_the_beam()
    {
        var draws = Draws(TrackSamples.Forward with { PromptSpread = 0, DisplacedShare = 0 });
        var vertices = draws.Where(draw => Math.Abs(draw.Tx) > 0.02 && Math.Abs(draw.Ty) > 0.02)
            .Select(draw => (X: draw.Z - (draw.X / draw.Tx), Y: draw.Z - (draw.Y / draw.Ty))).ToArray();
        Assert.All(vertices, vertex => Assert.Equal(vertex.X, vertex.Y, 1e-6));
        Assert.Equal(0, vertices.Average(vertex => vertex.X), 2.0);
        Assert.Equal(60, Math.Sqrt(vertices.Average(vertex => vertex.X * vertex.X)), 1.0);
        Assert.Equal(0.6827, vertices.Count(vertex => Math.Abs(vertex.X) < 60) / (double)vertices.Length, 0.015);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(4000)]
    [InlineData(6500)]
    public static void Any_two_planes_are_what_rejection_would_draw(double shortest)
    {
        var population = new TrackPopulation { Planes = new SegmentPlanes.Anywhere(0, 13000, shortest) };
        var draws = Draws(population);
        Assert.All(draws, draw =>
        {
            Assert.InRange(draw.Z0, 0, 13000);
            Assert.InRange(draw.Z1, 0, 13000);
            Assert.InRange(Math.Abs(draw.Z1 - draw.Z0), shortest - 1e-9, 13000);
            Assert.Equal(0, draw.Z);
        });
        Assert.InRange(Distribution.UniformStatistic(draws.Select(draw => draw.Z0 / 13000)), 0, Distribution.Critical);
        Assert.InRange(draws.Count(draw => draw.Z1 < draw.Z0), 0.45 * Count, 0.55 * Count);

        // z1 given z0, by trial and error with other random numbers.
        var random = new Random(1);
        var expected = Array.ConvertAll(draws, draw =>
        {
            while (true)
            {
                var z1 = 13000 * random.NextDouble();
                if (Math.Abs(z1 - draw.Z0) >= shortest)
                {
                    return z1 - draw.Z0;
                }
            }
        });
        Assert.InRange(Distribution.TwoSampleStatistic([.. draws.Select(draw => draw.Z1 - draw.Z0)], expected), 0, Distribution.Critical);
    }

    [Fact]
    public static void A_shortest_step_that_some_plane_cannot_take_is_refused()
    {
        var population = new TrackPopulation { Planes = new SegmentPlanes.Anywhere(0, 13000, 6501) };
        var error = Assert.Throws<ArgumentException>(() => TrackDraw.Of(population, Stream, 0, 0));
        Assert.Contains("6501", error.Message, StringComparison.Ordinal);
        Assert.Contains("at most 6500", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Limits_of_the_momentum_are_kept()
    {
        var population = new TrackPopulation { Lowest = Momentum.FromGeV(3), Highest = Momentum.FromGeV(4) };
        var momenta = Draws(population).Select(draw => Math.Abs(1 / draw.Qop)).ToArray();
        Assert.InRange(momenta.Min(), 3000 * (1 - 1e-15), 3001);
        Assert.InRange(momenta.Max(), 3999, 4000 * (1 + 1e-15));
    }

    private static double LogMomentum(TrackDraw draw) => Math.Log(1 / (Math.Abs(draw.Qop) * 1500)) / Math.Log(100 / 1.5);

    private static TrackDraw[] Draws(TrackPopulation population) =>
        [.. Enumerable.Range(0, Count).Select(sample => TrackDraw.Of(population, Stream, sample, 0))];
}
