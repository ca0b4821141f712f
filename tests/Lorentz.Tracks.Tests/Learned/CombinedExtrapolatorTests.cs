using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Tests.Learned;

/// <summary>Extrapolators made of others.</summary>
public static class CombinedExtrapolatorTests
{
    private static readonly TrackState State = new(new(10), new(-5), 0.1, 0.02, ChargeOverMomentum.FromPerMeV(1e-4));

    [Theory]
    [InlineData(500, 0)]
    [InlineData(-1999.9, 0)]
    [InlineData(2000, 1)]
    [InlineData(5999.9, 1)]
    [InlineData(-6000, 2)]
    [InlineData(double.NaN, 2)]
    public static void A_step_belongs_to_the_bin_of_its_length(double dz, int bin) =>
        Assert.Equal(bin, new BinnedExtrapolator("three", [2000, 6000], []).Bin(dz));

    [Fact]
    public static void A_binned_extrapolator_answers_as_the_member_of_the_bin()
    {
        var reference = ReferenceTruth.In(PointSourceField.LhcbDipole);
        var binned = new BinnedExtrapolator("two", [2000], [new StraightLine(), reference]);
        Assert.Equal(new StraightLine().Extrapolate(State, new(1000), new(2500)), binned.Extrapolate(State, new(1000), new(2500)));
        Assert.Equal(reference.Extrapolate(State, new(1000), new(6500)), binned.Extrapolate(State, new(1000), new(6500)));
    }

    [Fact]
    public static void An_ensemble_answers_with_the_mean_of_its_members()
    {
        var reference = ReferenceTruth.In(PointSourceField.LhcbDipole);
        var ensemble = new EnsembleExtrapolator("two", [new StraightLine(), reference]);
        var (line, curve) = (new StraightLine().Extrapolate(State, new(1000), new(9000)).State, reference.Extrapolate(State, new(1000), new(9000)).State);
        var mean = ensemble.Extrapolate(State, new(1000), new(9000));
        Assert.Equal((line.X.Value + curve.X.Value) / 2, mean.State.X.Value, 1e-9);
        Assert.Equal((line.Tx + curve.Tx) / 2, mean.State.Tx, 1e-12);
        Assert.Equal(State.Qop, mean.State.Qop);
        Assert.Equal(ExtrapolationStatus.Ok, mean.Status);
        Assert.NotEqual(ExtrapolationStatus.Ok, ensemble.Extrapolate(State, new(1000), new(20_000)).Status);
    }
}
