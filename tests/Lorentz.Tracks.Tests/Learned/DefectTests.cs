using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Learned;

public sealed class DefectTests
{
    private const int Count = 70;

    private static readonly Extrapolator Coarse = ExtrapolatorName.Parse("nystrom:3steps", PointSourceField.LhcbDipole)!;

    private static readonly ArrayRows<double> Rows = TrackSamples.Rows(TrackSamples.Forward, Count);

    [Fact]
    public void A_coarse_answer_and_its_defect_are_the_truth()
    {
        var defects = new DefectRows(Rows, 50, Coarse, 2);
        Assert.Equal(50, defects.Count);
        for (var i = 0; i < 50; i++)
        {
            var segment = defects.Segment(i);
            Assert.Equal(Rows.Segment(i), segment);
            var end = Coarse.Extrapolate(TrackSamples.StateOf(segment), new(segment.Z0), new(segment.Z0 + segment.Dz)).State;
            var (x, y, tx, ty) = Rows.Deviation(i).EndOf(segment);
            var defect = defects.Deviation(i);
            Assert.Equal(x, end.X.Value + defect.X, 1e-8);
            Assert.Equal(y, end.Y.Value + defect.Y, 1e-8);
            Assert.Equal(tx, end.Tx + defect.Tx, 1e-12);
            Assert.Equal(ty, end.Ty + defect.Ty, 1e-12);
        }
    }

    [Fact]
    public void It_adds_the_networks_deviation_alone_and_in_a_batch()
    {
        var learned = new LearnedExtrapolator("network", RandomModels.Create("residual", 6, out _));
        var both = new DefectExtrapolator("both", Coarse, learned);
        var tracks = new TestTracks(Rows, Count);
        var (ends, statuses) = (TrackColumns.Allocate(Count), new ExtrapolationStatus[Count]);
        both.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, statuses);
        for (var i = 0; i < Count; i++)
        {
            var (state, from, to) = (tracks.Columns[i], tracks.Z0[i], tracks.Z1[i]);
            var alone = both.Extrapolate(state, new(from), new(to));
            var (first, second) = (Coarse.Extrapolate(state, new(from), new(to)).State, learned.Extrapolate(state, new(from), new(to)).State);
            var expected = Deviation.Of(tracks.Segments[i], second.X.Value, second.Y.Value, second.Tx, second.Ty);
            Assert.Equal(first.X.Value + expected.X, alone.State.X.Value, 1e-8);
            Assert.Equal(first.Ty + expected.Ty, alone.State.Ty, 1e-12);
            Assert.Equal(alone.State.X.Value, ends.X[i], 1e-8);
            Assert.Equal(alone.State.Tx, ends.Tx[i], 1e-12);
            Assert.Equal(alone.Status, statuses[i]);
        }
    }

    [Fact]
    public void The_worse_of_both_statuses_is_told()
    {
        var learned = new LearnedExtrapolator("network", RandomModels.Create("residual", 6, out _));
        var both = new DefectExtrapolator("both", Coarse, learned);
        var state = TrackSamples.StateOf(Rows.Segment(0));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, both.Extrapolate(state, new(2000), new(3000)).Status);
        Assert.Equal(ExtrapolationStatus.NotFinite, both.Extrapolate(state with { Tx = double.NaN }, new(770), new(3000)).Status);
    }
}
