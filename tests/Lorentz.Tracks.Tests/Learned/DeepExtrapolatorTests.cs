using Lorentz.Learning.Networks;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Learned;

/// <summary>A packed network of several layers and the tape it was trained on answer alike.</summary>
public static class DeepExtrapolatorTests
{
    [Fact]
    public static void Tape_and_packed_network_agree_alone_and_in_batches()
    {
        var rows = TrackSamples.Rows(TrackSamples.Forward, 600);
        var formulation = FormulationFit.Residual(rows, 6);
        var domain = TrainingDomain.Of(rows);
        var family = new PlainFamily([24, 17]);
        var trainee = PathLoss.End.Trainee(family, 6);
        var weights = FamilyStart.WidthScaled(family, trainee.Program, 3, 1);
        Assert.Equal(new DeepShape(6, [24, 17], 4, family.Activation).Parameters, weights.Length);
        Assert.Equal(weights.Length, family.Parameters(6));

        var tape = new FamilyExtrapolator("tape", new(family, weights, formulation, domain));
        var packed = new DeepExtrapolator("packed", new(new DeepShape(6, [24, 17], 4, family.Activation), weights), formulation, domain);
        var tracks = new TestTracks(rows, 600);
        var (one, other) = (TrackColumns.Allocate(600), TrackColumns.Allocate(600));
        var statuses = new ExtrapolationStatus[600];
        tape.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, one, statuses);
        packed.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, other, statuses);
        Assert.All(statuses, status => Assert.Equal(ExtrapolationStatus.Ok, status));
        for (var i = 0; i < 600; i++)
        {
            Assert.Equal(one.X[i], other.X[i], 1e-2);
            Assert.Equal(one.Ty[i], other.Ty[i], 1e-6);
            var alone = packed.Extrapolate(tracks.Columns[i], new(tracks.Z0[i]), new(tracks.Z1[i])).State;
            Assert.Equal(other.X[i], alone.X.Value, 1e-2);
        }
    }
}
