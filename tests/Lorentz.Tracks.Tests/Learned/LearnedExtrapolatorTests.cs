using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Tests.Formulations;

namespace Lorentz.Tracks.Tests.Learned;

public static class LearnedExtrapolatorTests
{
    public static TheoryData<string, int> All => FormulationTests.All;

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public static void A_residual_network_is_exact_for_no_step_whatever_its_weights(int inputs)
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create("residual", inputs, out var rows));
        for (var i = 0; i < 100; i++)
        {
            var segment = rows.Segment(i);
            var state = TrackSamples.StateOf(segment);
            Assert.Equal(state, extrapolator.Extrapolate(state, new(segment.Z0), new(segment.Z0)).State);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public static void A_residual_network_is_exact_for_no_charge_whatever_its_weights(int inputs)
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create("residual", inputs, out var rows));
        for (var i = 0; i < 100; i++)
        {
            var segment = rows.Segment(i);
            var state = TrackSamples.StateOf(segment) with { Qop = ChargeOverMomentum.FromPerMeV(0) };
            var (z0, z1) = (new Millimetre(segment.Z0), new Millimetre(segment.Z0 + segment.Dz));
            var line = new StraightLine().Extrapolate(state, z0, z1).State;
            var end = extrapolator.Extrapolate(state, z0, z1).State;
            Assert.Equal((line.Tx, line.Ty, line.Qop), (end.Tx, end.Ty, end.Qop));
            Assert.Equal(line.X.Value, end.X.Value, 1e-12);
            Assert.Equal(line.Y.Value, end.Y.Value, 1e-12);
        }
    }

    [Fact]
    public static void Its_weights_matter_everywhere_else()
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create("residual", 6, out var rows));
        var segment = rows.Segment(0);
        var state = TrackSamples.StateOf(segment);
        var (z0, z1) = (new Millimetre(segment.Z0), new Millimetre(segment.Z0 + segment.Dz));
        Assert.NotEqual(new StraightLine().Extrapolate(state, z0, z1).State.Tx, extrapolator.Extrapolate(state, z0, z1).State.Tx);
        Assert.Equal("random", extrapolator.Name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void A_track_has_the_same_bits_alone_and_in_any_batch(string formulation, int inputs)
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create(formulation, inputs, out var rows));
        foreach (var count in new[] { 0, 1, 7, 63, 64, 65, 200 })
        {
            var tracks = new TestTracks(rows, count);
            var ends = TrackColumns.Allocate(count);
            var statuses = new ExtrapolationStatus[count];

            // Every third one is asked for farther away than any it learned from.
            for (var i = 1; i < count; i += 3)
            {
                tracks.Z1[i] = tracks.Z0[i] + 20000;
            }

            extrapolator.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
            Assert.Equal((count + 1) / 3, statuses.Count(status => status != ExtrapolationStatus.Ok));
            for (var i = 0; i < count; i++)
            {
                var alone = extrapolator.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
                Assert.Equal(alone, new(ends[i], statuses[i]));
                Assert.Equal(tracks.Columns.Qop[i], ends.Qop[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void An_input_that_is_no_number_gives_a_status_alone_and_in_a_batch(string formulation, int inputs)
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create(formulation, inputs, out var rows));
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var tracks = new TestTracks(rows, 9);
            for (var i = 0; i < 7; i++)
            {
                new[] { tracks.Columns.X, tracks.Columns.Y, tracks.Columns.Tx, tracks.Columns.Ty, tracks.Columns.Qop, tracks.Z0, tracks.Z1 }[i][i] = bad;
            }

            var ends = TrackColumns.Allocate(9);
            var statuses = new ExtrapolationStatus[9];
            extrapolator.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
            for (var i = 0; i < 9; i++)
            {
                var expected = i < 7 ? ExtrapolationStatus.NotFinite : ExtrapolationStatus.Ok;
                Assert.Equal((i, expected), (i, statuses[i]));
                Assert.Equal(expected, extrapolator.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i])).Status);
            }
        }
    }

    [Fact]
    public static void A_track_unlike_those_it_learned_from_is_flagged_and_still_answered()
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create("residual", 6, out var rows));
        var segment = rows.Segment(0);
        var state = TrackSamples.StateOf(segment);
        var z0 = new Millimetre(segment.Z0);
        Assert.Equal(ExtrapolationStatus.Ok, extrapolator.Extrapolate(state, z0, new(segment.Z0 + segment.Dz)).Status);
        AssertFlagged(extrapolator.Extrapolate(state, z0, new(segment.Z0 + 100)));
        AssertFlagged(extrapolator.Extrapolate(state, z0, new(segment.Z0 - 3000)));
        AssertFlagged(extrapolator.Extrapolate(state, new(5000), new(5000 + segment.Dz)));
        AssertFlagged(extrapolator.Extrapolate(state with { Qop = ChargeOverMomentum.FromPerGeV(1) }, z0, new(segment.Z0 + segment.Dz)));

        void AssertFlagged(ExtrapolationResult result)
        {
            Assert.Equal(ExtrapolationStatus.OutsideRegion, result.Status);
            Assert.True(double.IsFinite(result.State.X.Value));
        }
    }

    [Fact]
    public static void Columns_of_different_length_are_refused()
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create("residual", 6, out var rows));
        var tracks = new TestTracks(rows, 5);
        Assert.Throws<ArgumentException>(() => extrapolator.ExtrapolateBatch(
            tracks.Columns, tracks.Z0, new double[6], TrackColumns.Allocate(5), new ExtrapolationStatus[5]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public static void Extrapolating_allocates_nothing(string formulation, int inputs)
    {
        var extrapolator = new LearnedExtrapolator("random", RandomModels.Create(formulation, inputs, out var rows));
        var tracks = new TestTracks(rows, 100);
        var ends = TrackColumns.Allocate(100);
        var statuses = new ExtrapolationStatus[100];
        extrapolator.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        extrapolator.Extrapolate(tracks.Columns[0], new(tracks.Z0[0]), new(tracks.Z1[0]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        extrapolator.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        for (var i = 0; i < 100; i++)
        {
            extrapolator.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
