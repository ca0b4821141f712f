using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Marching;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Marching;

public sealed class MarchTests
{
    private static readonly MarchExtrapolator March = new("march", Marches.Learned);

    [Fact]
    public void It_is_a_tenth_of_a_millimetre_from_the_truth()
    {
        var (errors, flagged) = new TestTracks(Marches.TestRows, 300).Judge(March, 2);
        var summary = ErrorSummary.Of(errors);
        Assert.True(summary.Median < 0.05, $"median {summary.Median}");
        Assert.True(summary.Rmse < 1, $"rmse {summary.Rmse}");
        Assert.InRange(flagged, 0, 10);
    }

    [Fact]
    public void Learned_weights_beat_the_textbook_on_the_same_planes()
    {
        var tracks = new TestTracks(Marches.TestRows, 300);
        var learned = ErrorSummary.Of(tracks.Judge(March, 2).Errors);
        foreach (var nodes in new[] { 4, 5, 6, 7 })
        {
            var textbook = new MarchExtrapolator("textbook", TextbookMarch.Of(Marches.Learned.Table, Marches.Learned.Domain, nodes));
            Assert.True(ErrorSummary.Of(tracks.Judge(textbook, 2).Errors).Median > 2 * learned.Median);
        }
    }

    [Fact]
    public void Textbook_weights_converge_with_more_planes()
    {
        double Median(int planes)
        {
            var table = Marches.Table(PlaneSpacing.Uniform(planes), 20, 16);
            var model = TextbookMarch.Of(table, Marches.Learned.Domain, 5);
            return ErrorSummary.Of(new TestTracks(Marches.TestRows, 300).Judge(new MarchExtrapolator("textbook", model), 2).Errors).Median;
        }

        // The order is not reached yet: planes 300 mm apart still skip structure of the field.
        Assert.True(Median(21) > 4 * Median(41));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Kernels_do_what_the_reference_march_does(bool corrects)
    {
        var model = corrects ? Marches.Learned : Marches.Fit(16, false, 2);
        var march = new MarchExtrapolator("march", model);
        for (var i = 0; i < 300; i++)
        {
            var segment = Marches.TestRows.Segment(i);
            var (expected, outside) = ReferenceMarch.Run(model, segment);
            var found = Run(march, segment);
            var (x, y, tx, ty) = expected.EndOf(segment);
            Assert.Equal(x, found.State.X.Value, 0.01);
            Assert.Equal(y, found.State.Y.Value, 0.01);
            Assert.Equal(tx, found.State.Tx, 3e-6);
            Assert.Equal(ty, found.State.Ty, 3e-6);
            Assert.True(!outside || found.Status == ExtrapolationStatus.OutsideRegion);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_batch_has_the_bits_of_single_tracks(bool corrects)
    {
        var march = corrects ? March : new MarchExtrapolator("march", Marches.Fit(12, false, 2));
        var tracks = new TestTracks(Marches.TestRows, 300);
        foreach (var count in new[] { 0, 1, 7, 8, 9, 300 })
        {
            var (ends, statuses) = (TrackColumns.Allocate(count), new ExtrapolationStatus[count]);
            march.ExtrapolateBatch(tracks.Columns.Slice(0, count), tracks.Z0.AsSpan(0, count), tracks.Z1.AsSpan(0, count), ends, statuses);
            for (var i = 0; i < count; i++)
            {
                var alone = march.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
                Assert.Equal(alone.State, ends[i]);
                Assert.Equal(alone.Status, statuses[i]);
            }
        }
    }

    [Fact]
    public void The_weights_do_not_depend_on_threads()
    {
        var (one, three) = (Marches.Fit(8, true, 1).Weights, Marches.Fit(8, true, 3).Weights);
        Assert.Equal(one.Predict, three.Predict);
        Assert.Equal(one.Correct, three.Correct);
        Assert.Equal(one.Advance, three.Advance);
        Assert.Equal(one.End, three.End);
    }

    [Fact]
    public void Without_charge_it_is_the_straight_line_and_without_a_step_the_start()
    {
        var segment = Marches.TestRows.Segment(0) with { Qop = 0 };
        var straight = Run(March, segment);
        Assert.Equal(segment.X + (segment.Tx * segment.Dz), straight.State.X.Value, 1e-9);
        Assert.Equal(segment.Tx, straight.State.Tx);
        var start = TrackSamples.StateOf(Marches.TestRows.Segment(1));
        Assert.Equal(start, March.Extrapolate(start, new(770), new(770)).State);
        var step = March.Extrapolate(start, new(770), new(770 + 1e-6)).State;
        Assert.Equal(start.X.Value, step.X.Value, 1e-5);
        Assert.Equal(start.Tx, step.Tx, 1e-9);
    }

    [Fact]
    public void What_it_was_not_made_for_is_flagged()
    {
        var start = TrackSamples.StateOf(Marches.TestRows.Segment(2));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, March.Extrapolate(start, new(770), new(300)).Status);
        Assert.Equal(ExtrapolationStatus.OutsideRegion, March.Extrapolate(start, new(900), new(5000)).Status);
        Assert.Equal(ExtrapolationStatus.OutsideRegion, March.Extrapolate(start, new(770), new(14000)).Status);
        Assert.Equal(ExtrapolationStatus.OutsideRegion, March.Extrapolate(start with { Qop = ChargeOverMomentum.FromPerGeV(3) }, new(770), new(2000)).Status);
        Assert.Equal(ExtrapolationStatus.OutsideRegion, March.Extrapolate(start with { X = new(9000) }, new(770), new(2000)).Status);
        Assert.Equal(ExtrapolationStatus.NotFinite, March.Extrapolate(start with { X = new(double.NaN) }, new(770), new(2000)).Status);
        Assert.Equal(ExtrapolationStatus.NotFinite, March.Extrapolate(start with { Tx = double.PositiveInfinity }, new(770), new(2000)).Status);
        Assert.Equal(ExtrapolationStatus.NotFinite, March.Extrapolate(start, new(770), new(double.NaN)).Status);
        Assert.Equal(ExtrapolationStatus.NotFinite, March.Extrapolate(start with { Qop = ChargeOverMomentum.FromPerMeV(double.NaN) }, new(770), new(2000)).Status);
    }

    [Fact]
    public void A_batch_flags_the_same()
    {
        var tracks = new TestTracks(Marches.TestRows, 20);
        tracks.Columns.X[3] = double.NaN;
        tracks.Columns.Qop[5] = double.NaN;
        tracks.Z1[7] = 300;
        tracks.Z0[9] = 900;
        tracks.Z1[11] = double.NaN;
        tracks.Z1[13] = 770;
        var (ends, statuses) = (TrackColumns.Allocate(20), new ExtrapolationStatus[20]);
        March.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        for (var i = 0; i < 20; i++)
        {
            var alone = March.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i]));
            Assert.Equal(alone.Status, statuses[i]);
            Assert.True(alone.Status == ExtrapolationStatus.NotFinite || alone.State == ends[i]);
        }

        Assert.Throws<ArgumentException>(() => March.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, TrackColumns.Allocate(3), statuses));
    }

    [Fact]
    public void It_counts_a_field_evaluation_a_plane()
    {
        Assert.Equal(0, March.FieldEvaluations(new(770), new(770)));
        Assert.Equal(2, March.FieldEvaluations(new(770), new(800)));
        Assert.Equal(20, March.FieldEvaluations(new(770), new(12770)));
    }

    [Fact]
    public void Weights_of_other_planes_are_refused()
    {
        var other = Marches.Learned with { Weights = MarchWeights.Zero(7, 4, true) };
        Assert.Throws<ArgumentException>(() => new MarchExtrapolator("march", other));
    }

    [Fact]
    public void A_march_of_hats_keeps_its_accuracy_on_planes_a_metre_apart()
    {
        var field = PointSourceField.LhcbDipole;
        double Rmse(PlaneAverage average)
        {
            var table = PlaneTableFit.Of(field, new PlaneGrid(PlaneSpacing.Of(12), field.Region, 20, 16), average, 2);
            var model = MarchFit.Of(Marches.Rows, 1500, field, table, 4, true, 2);
            return ErrorSummary.Of(new TestTracks(Marches.TestRows, 300).Judge(new MarchExtrapolator("march", model), 2).Errors).Rmse;
        }

        Assert.True(Rmse(PlaneAverage.Point) > 1.5 * Rmse(PlaneAverage.Hat));
    }

    private static ExtrapolationResult Run(MarchExtrapolator march, in Segment segment) =>
        march.Extrapolate(TrackSamples.StateOf(segment), new(segment.Z0), new(segment.Z0 + segment.Dz));
}
