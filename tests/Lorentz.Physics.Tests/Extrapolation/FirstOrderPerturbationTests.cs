using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Extrapolation;

/// <summary>First-order perturbation theory against the derivative of a full integration by q/p.</summary>
public static class FirstOrderPerturbationTests
{
    private static readonly FirstOrderPerturbation Linear = new(PointSourceField.LhcbDipole);

    [Theory]
    [InlineData(12, -30, 0.05, -0.02, 770, 9400)]
    [InlineData(-150, 90, -0.22, 0.13, 770, 12770)]
    [InlineData(900, 400, 0.18, 0.09, 5000, 5300)]
    [InlineData(1500, -700, 0.12, -0.1, 9000, 1000)]
    public static void It_is_the_linear_part_of_the_truth(double x, double y, double tx, double ty, double z0, double z1)
    {
        const double small = 1e-7;
        var (plus, minus) = (Truth(small), Truth(-small));
        var theory = End(Linear, small);
        Near(0.5 * (plus.X.Value - minus.X.Value), theory.X.Value - x - (tx * (z1 - z0)), small);
        Near(0.5 * (plus.Y.Value - minus.Y.Value), theory.Y.Value - y - (ty * (z1 - z0)), small);
        Near(0.5 * (plus.Tx - minus.Tx), theory.Tx - tx, small / 1000);
        Near(0.5 * (plus.Ty - minus.Ty), theory.Ty - ty, small / 1000);

        TrackState Truth(double qop) => End(ReferenceTruth.In(PointSourceField.LhcbDipole), qop);

        TrackState End(Extrapolator extrapolator, double qop) => extrapolator.Extrapolate(
            new(new(x), new(y), tx, ty, ChargeOverMomentum.FromPerMeV(qop)), new(z0), new(z1)).State;
    }

    [Fact]
    public static void No_step_and_no_charge_change_nothing_but_the_line()
    {
        var state = new TrackState(new(10), new(-5), 0.1, 0.02, ChargeOverMomentum.FromPerMeV(3e-4));
        Assert.Equal(state, Linear.Extrapolate(state, new(4000), new(4000)).State);
        var neutral = state with { Qop = ChargeOverMomentum.FromPerMeV(0) };
        Assert.Equal(new StraightLine().Extrapolate(neutral, new(770), new(7000)).State.X.Value, Linear.Extrapolate(neutral, new(770), new(7000)).State.X.Value, 1e-9);
    }

    [Fact]
    public static void Numbers_that_are_none_are_told()
    {
        var state = new TrackState(new(double.NaN), new(0), 0.1, 0.02, ChargeOverMomentum.FromPerMeV(3e-4));
        Assert.Equal(ExtrapolationStatus.NotFinite, Linear.Extrapolate(state, new(0), new(1000)).Status);
    }

    // Relative to five figures, and to the rounding of a difference of two integrations.
    private static void Near(double expected, double actual, double floor) =>
        Assert.Equal(expected, actual, (1e-5 * Math.Abs(expected)) + (1e-3 * floor));
}
