using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Motion;

/// <summary>Exact helices of uniform fields fix the constant k, every sign of the force and the units.</summary>
public sealed class HelixTests
{
    public static TheoryData<double, double, double> Fields => new()
    {
        { 0, 1.1, 0 }, { 0, -1.1, 0 }, { 0.9, 0, 0 }, { 0, 0, 1.3 }, { 0.31, -1.02, 0.45 }, { -0.7, 0.4, -0.9 },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_track_in_a_uniform_field_is_a_helix(double bx, double by, double bz)
    {
        var truth = ReferenceTruth.In(new UniformField(bx, by, bz));
        foreach (var momentum in new[] { 1500.0, 3000, 10_000, 80_000 })
        {
            foreach (var charge in new[] { 1, -1 })
            {
                foreach (var (tx, ty) in new[] { (0.0, 0.0), (0.12, -0.2), (-0.25, 0.1) })
                {
                    foreach (var (z0, z1) in new[] { (300.0, 2300.0), (5000.0, 3500.0) })
                    {
                        var state = new TrackState(new(25), new(-40), tx, ty, ChargeOverMomentum.Of(charge, Momentum.FromMeV(momentum)));
                        var exact = new Helix([25, -40, z0], tx, ty, charge, momentum, [bx, by, bz]).AtPlane(z1);
                        var result = truth.Extrapolate(state, new(z0), new(z1));
                        Assert.Equal(ExtrapolationStatus.Ok, result.Status);
                        Close(exact, result.State, 1e-9);
                    }
                }
            }
        }
    }

    [Fact]
    public void Ten_GeV_in_one_tesla_turns_on_33_3564_metres()
    {
        Assert.Equal(33356.40952, Momentum.FromGeV(10).BendingRadius(new(1)).Value, 5);
        Assert.Equal(33356.40952, Momentum.FromGeV(10).BendingRadius(new(-1)).Value, 5);
        Assert.Equal(10_000 / 33356.40951981521, LorentzForce.Constant, 14);
    }

    [Fact]
    public void The_sagitta_of_a_circle_gives_its_radius_back()
    {
        // Chord L and sagitta s of a circle: R = L^2 / (8 s) + s / 2, whatever the equation of motion.
        const double Chord = 4000;
        var half = Math.Asin(Chord / 2 / 33356.40951981521);
        var state = new TrackState(new(0), new(0), Math.Tan(half), 0, ChargeOverMomentum.Of(1, Momentum.FromGeV(10)));
        var truth = ReferenceTruth.In(new UniformField(0, 1, 0));
        var middle = truth.Extrapolate(state, new(0), new(Chord / 2)).State;
        var end = truth.Extrapolate(state, new(0), new(Chord)).State;
        var sagitta = middle.X.Value;
        Assert.Equal(0, end.X.Value, 1e-8);
        Assert.Equal(33356.40951981521, (Chord * Chord / (8 * sagitta)) + (sagitta / 2), 1e-5);
    }

    [Fact]
    public void The_momentum_along_a_uniform_field_is_conserved()
    {
        double[] field = [0.31, -1.02, 0.45];
        var truth = ReferenceTruth.In(new UniformField(field[0], field[1], field[2]));
        for (var i = 0; i < 40; i++)
        {
            var start = Ensemble.Physical(i, 2000, 10_000);
            var end = truth.Extrapolate(start, new(0), new(2500)).State;
            Assert.Equal(Along(start), Along(end), 1e-12);
        }

        double Along(TrackState s) =>
            ((s.Tx * field[0]) + (s.Ty * field[1]) + field[2]) / Math.Sqrt(1 + (s.Tx * s.Tx) + (s.Ty * s.Ty));
    }

    internal static void Close(double[] expected, TrackState actual, double relative)
    {
        Assert.Equal(expected[0], actual.X.Value, relative * Math.Max(1, Math.Abs(expected[0])));
        Assert.Equal(expected[1], actual.Y.Value, relative * Math.Max(1, Math.Abs(expected[1])));
        Assert.Equal(expected[2], actual.Tx, relative);
        Assert.Equal(expected[3], actual.Ty, relative);
    }
}
