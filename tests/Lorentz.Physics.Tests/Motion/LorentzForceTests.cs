using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Motion;

/// <summary>Every term of the equation of motion against the force on the momentum vector.</summary>
public sealed class LorentzForceTests
{
    public static TheoryData<double, double, double> Axes => new() { { 0.8, 0, 0 }, { 0, 0.8, 0 }, { 0, 0, 0.8 } };

    [Theory]
    [MemberData(nameof(Axes))]
    public void One_field_component_at_a_time_agrees_with_the_force_integrated_in_time(double bx, double by, double bz)
    {
        var truth = ReferenceTruth.In(new UniformField(bx, by, bz));
        foreach (var (tx, ty) in new[] { (0.3, 0.2), (-0.3, 0.2), (0.3, -0.2), (0.0, 0.0), (0.9, -0.7) })
        {
            foreach (var charge in new[] { 1, -1 })
            {
                var exact = Flight.AtPlane([10, 20, tx, ty], charge, 4000, 0, 1500, 2, (_, _, _) => [bx, by, bz]);
                var state = new TrackState(new(10), new(20), tx, ty, ChargeOverMomentum.Of(charge, Momentum.FromMeV(4000)));
                HelixTests.Close(exact, truth.Extrapolate(state, new(0), new(1500)).State, 1e-9);
                Assert.Equal(1, exact[4], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    public void Slope_derivatives_are_those_of_the_turning_direction(double bx, double by, double bz)
    {
        for (var i = 0; i < 50; i++)
        {
            var tx = 4 * (Ensemble.Spread(i, 0) - 0.5);
            var ty = 4 * (Ensemble.Spread(i, 1) - 0.5);
            const double Qop = 1.0 / 3000;

            // u is the direction of flight, du/ds = (k q / p) u x B; the quotient rule gives d(ux/uz)/ds, and dz = uz ds.
            var uz = 1 / Math.Sqrt(1 + (tx * tx) + (ty * ty));
            var (ux, uy) = (tx * uz, ty * uz);
            const double K = 0.299792458 * Qop;
            var dx = K * ((uy * bz) - (uz * by));
            var dy = K * ((uz * bx) - (ux * bz));
            var dz = K * ((ux * by) - (uy * bx));
            var (bendX, bendY) = LorentzForce.Bend<Real64>(
                new(tx), new(ty), new(Qop), new(new Real64(bx), new Real64(by), new Real64(bz)));
            Assert.Equal(((dx * uz) - (ux * dz)) / (uz * uz * uz), bendX.Value, 1e-17);
            Assert.Equal(((dy * uz) - (uy * dz)) / (uz * uz * uz), bendY.Value, 1e-17);
        }
    }

    [Fact]
    public void At_high_momentum_the_kick_is_the_line_integral_of_the_field()
    {
        var truth = ReferenceTruth.In(PointSourceField.LhcbDipole);
        const double HighMomentum = 1e9;
        for (var i = 0; i < 40; i++)
        {
            var start = Ensemble.Physical(i) with { Qop = ChargeOverMomentum.Of(1, Momentum.FromMeV(HighMomentum)) };
            var end = truth.Extrapolate(start, new(770), new(9770)).State;

            // First order: momentum gained = 0.299792458 q int (dr x B) along the straight line, by Simpson's rule.
            double[] gained = [0, 0, 0];
            const int Intervals = 600;
            for (var k = 0; k <= Intervals; k++)
            {
                var dz = 9000.0 * k / Intervals;
                var weight = (k == 0 || k == Intervals ? 1 : k % 2 == 1 ? 4 : 2) * 9000.0 / Intervals / 3 * 0.299792458;
                var b = PlainSources.LhcbDipole(start.X.Value + (start.Tx * dz), start.Y.Value + (start.Ty * dz), 770 + dz);
                gained[0] += weight * ((start.Ty * b[2]) - b[1]);
                gained[1] += weight * (b[0] - (start.Tx * b[2]));
                gained[2] += weight * ((start.Tx * b[1]) - (start.Ty * b[0]));
            }

            var along = HighMomentum / Math.Sqrt(1 + (start.Tx * start.Tx) + (start.Ty * start.Ty));
            var kickX = (gained[0] - (start.Tx * gained[2])) / (along + gained[2]);
            var kickY = (gained[1] - (start.Ty * gained[2])) / (along + gained[2]);
            Assert.Equal(kickX, end.Tx - start.Tx, 2e-5 * Math.Abs(kickX));
            Assert.Equal(kickY, end.Ty - start.Ty, 2e-5 * Math.Abs(kickX));
            Assert.True(Math.Abs(kickX) > 5e-7, "the tracks cross the magnet");
        }
    }
}
