using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Tests.Datasets;

public static class RowTests
{
    [Fact]
    public static void Alternating_rows_take_turns_as_long_as_both_last()
    {
        var (even, odd) = (TrackSamples.Rows(TrackSamples.Forward, 5), TrackSamples.Rows(TrackSamples.Forward, 3, seed: 9));
        var rows = new AlternatingRows(even, odd);
        Assert.Equal(6, rows.Count);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((even.Segment(i), even.Deviation(i)), (rows.Segment(2 * i), rows.Deviation(2 * i)));
            Assert.Equal((odd.Segment(i), odd.Deviation(i)), (rows.Segment((2 * i) + 1), rows.Deviation((2 * i) + 1)));
        }
    }

    [Fact]
    public static void Reweighted_samples_differ_in_weight_alone()
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 6);
        var plain = new EncodedSamples(rows, FormulationFit.Residual(rows, 6));
        var weighted = new ReweightedSamples(plain, rows, segment => segment.Dz);
        var (inputs, targets, weights) = (new float[12], new float[8], new float[2]);
        var (otherInputs, otherTargets) = (new float[12], new float[8]);
        plain.Gather([5, 1], inputs, targets, weights);
        weighted.Gather([5, 1], otherInputs, otherTargets, weights);
        Assert.Equal(inputs, otherInputs);
        Assert.Equal(targets, otherTargets);
        Assert.Equal([(float)rows.Segment(5).Dz, (float)rows.Segment(1).Dz], weights);
    }
}
