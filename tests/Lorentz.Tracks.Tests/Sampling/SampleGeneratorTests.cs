using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Sampling;

public static class SampleGeneratorTests
{
    private static readonly RandomStream Stream = new(17, 4);

    public static TheoryData<bool> BothProblems => [false, true];

    [Theory]
    [MemberData(nameof(BothProblems))]
    public static void Acceptance_changes_neither_momenta_nor_planes(bool anywhere)
    {
        const int Count = 1000;
        var population = anywhere ? TrackSamples.Anywhere : TrackSamples.Forward;
        var block = TrackSamples.Generator(population, 800).Generate(Stream, 50, Count);
        Assert.InRange(block.Attempts, Count + (Count / 20), 3 * Count);
        for (var i = 0; i < Count; i++)
        {
            var segment = TrackSamples.SegmentOf(block, i);
            var draw = TrackDraw.Of(population, Stream, 50 + i, 0);
            Assert.Equal((Math.Abs(draw.Qop), draw.Z0, draw.Z1 - draw.Z0), (Math.Abs(segment.Qop), segment.Z0, segment.Dz));
        }

        var momenta = Enumerable.Range(0, Count).Select(i => Math.Log(1 / (1500 * Math.Abs(TrackSamples.SegmentOf(block, i).Qop))) / Math.Log(100 / 1.5));
        Assert.InRange(Distribution.UniformStatistic(momenta), 0, Distribution.Critical);
        Assert.InRange(Enumerable.Range(0, Count).Sum(i => Math.Sign(TrackSamples.SegmentOf(block, i).Qop)), -4 * Math.Sqrt(Count), 4 * Math.Sqrt(Count));
    }

    [Fact]
    public static void Accepted_tracks_still_point_to_the_collisions()
    {
        const int Count = 1000;
        var block = TrackSamples.Generator(TrackSamples.Forward, 800).Generate(Stream, 0, Count);
        var atBeam = Enumerable.Range(0, Count).Select(i => TrackSamples.SegmentOf(block, i)).Select(s => s.X - (s.Tx * s.Z0)).ToArray();

        // Origin across the beam 0.90 mm; slope times vertex position at most 0.3 / sqrt 3 x 60 mm = 10.4 mm.
        Assert.InRange(Math.Sqrt(atBeam.Average(x => x * x)), 4, 10.8);
        Assert.InRange(atBeam.Average(), -1.2, 1.2);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 2)]
    public static void Any_split_into_blocks_gives_the_same_bits(bool anywhere, int collocation)
    {
        var generator = TrackSamples.Generator(anywhere ? TrackSamples.Anywhere : TrackSamples.Forward, 1500, collocation);
        var whole = generator.Generate(Stream, 100, 61);
        var parts = new[] { (100, 1), (101, 6), (107, 3), (110, 51) }.Select(part => generator.Generate(Stream, part.Item1, part.Item2)).ToArray();
        Assert.Equal(Bits(whole.Segments), Bits([.. parts.SelectMany(part => part.Segments)]));
        Assert.Equal(Bits(whole.Deviations), Bits([.. parts.SelectMany(part => part.Deviations)]));
        Assert.Equal(Bits(whole.Path), Bits([.. parts.SelectMany(part => part.Path)]));
        Assert.Equal(whole.Attempts, parts.Sum(part => part.Attempts));
        Assert.Equal(61 * collocation * 4, whole.Path.Length);
    }

    [Fact]
    public static void Streams_differ_in_every_sample()
    {
        var generator = TrackSamples.Generator(TrackSamples.Forward, 3000);
        var here = generator.Generate(Stream, 0, 20);
        foreach (var other in new[] { new RandomStream(Stream.Seed, 5), new RandomStream(18, Stream.Stream) })
        {
            var there = generator.Generate(other, 0, 20);
            Assert.DoesNotContain(true, Enumerable.Range(0, 20).Select(i => TrackSamples.SegmentOf(here, i).Qop == TrackSamples.SegmentOf(there, i).Qop));
        }
    }

    [Fact]
    public static void A_population_that_never_stays_inside_is_called_impossible()
    {
        // Every path is at least 500 mm long; the region ends after 430.
        var field = new BoundedField(new UniformField(0, 0.01, 0), FieldRegion.Everywhere with { MaximumZ = 1200 });
        var generator = new SampleGenerator<BoundedField>(TrackSamples.Forward, field, DormandPrince8.Tableau, 12500, 0);
        var error = Assert.Throws<InvalidOperationException>(() => generator.Generate(Stream, 7, 5));
        Assert.Contains("Sample 7 ", error.Message, StringComparison.Ordinal);
        Assert.Contains("64 attempts", error.Message, StringComparison.Ordinal);
        Assert.Contains("widen the field's region", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Tracks_that_turn_round_are_drawn_again()
    {
        // 50 T turns 1.5 GeV round within 200 mm of path and leaves 100 GeV alone: some samples can never be made.
        var field = new BoundedField(new UniformField(0, 50, 0), FieldRegion.Everywhere);
        var generator = new SampleGenerator<BoundedField>(TrackSamples.Forward, field, DormandPrince8.Tableau, 100, 0);
        Assert.Throws<InvalidOperationException>(() => generator.Generate(Stream, 0, 20));
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);
}
