using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Motion;

/// <summary>What physics says without numbers: polarity, charge, mirrors, time reversal, conserved momentum.</summary>
public sealed class SymmetryTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    [Fact]
    public void The_other_polarity_with_the_other_charge_gives_the_same_bits()
    {
        for (var i = 0; i < 40; i++)
        {
            var start = Ensemble.Physical(i);
            var one = ReferenceTruth.In(Magnet).Extrapolate(start, new(770), new(9000));
            var other = ReferenceTruth.In(new ReversedField<PointSourceField>(Magnet)).Extrapolate(Opposite(start), new(770), new(9000));
            Assert.Equal(one, other with { State = Opposite(other.State) });
            Assert.NotEqual(one.State, ReferenceTruth.In(Magnet).Extrapolate(Opposite(start), new(770), new(9000)).State);
        }
    }

    [Fact]
    public void Reversed_field_turns_every_component_round()
    {
        var b = Magnet.At<Real64>(new(300), new(-400), new(4100));
        var r = new ReversedField<PointSourceField>(Magnet).At<Real64>(new(300), new(-400), new(4100));
        Assert.Equal((-b.X.Value, -b.Y.Value, -b.Z.Value), (r.X.Value, r.Y.Value, r.Z.Value));
        Assert.All(new[] { b.X.Value, b.Y.Value, b.Z.Value }, component => Assert.NotEqual(0, component));
        Assert.Equal(Magnet.Region, new ReversedField<PointSourceField>(Magnet).Region);
    }

    [Fact]
    public void Scaling_field_and_momentum_alike_keeps_the_path()
    {
        var half = new ScaledField<PointSourceField>(Magnet, 0.5);
        for (var i = 0; i < 20; i++)
        {
            var start = Ensemble.Physical(i);
            var slow = start with { Qop = ChargeOverMomentum.FromPerMeV(2 * start.Qop.PerMeV) };
            var full = ReferenceTruth.In(Magnet).Extrapolate(start, new(770), new(9000)).State;
            Assert.Equal(full, ReferenceTruth.In(half).Extrapolate(slow, new(770), new(9000)).State with { Qop = full.Qop });
        }
    }

    [Fact]
    public void Mirrors_of_a_symmetric_magnet_hold_to_the_last_bit()
    {
        // By even in x and y; Bx odd in both; Bz even in x, odd in y.
        var truth = ReferenceTruth.In(new PolynomialField(0, -0.9, 0.2, -0.1));
        for (var i = 0; i < 40; i++)
        {
            var start = Ensemble.Physical(i, 3000);
            var end = truth.Extrapolate(start, new(0), new(3000)).State;
            Assert.Equal(Up(end), truth.Extrapolate(Up(start), new(0), new(3000)).State);
            Assert.Equal(Sideways(end), truth.Extrapolate(Sideways(start), new(0), new(3000)).State);
        }

        static TrackState Up(TrackState s) => s with { Y = new(-s.Y.Value), Ty = -s.Ty };
        static TrackState Sideways(TrackState s) => Opposite(s with { X = new(-s.X.Value), Tx = -s.Tx });
    }

    [Fact]
    public void There_and_back_returns_within_a_millionth_of_a_millimetre()
    {
        var truth = ReferenceTruth.In(Magnet);
        var tested = 0;
        for (var i = 0; i < 150; i++)
        {
            var start = Ensemble.Physical(i);
            var there = truth.Extrapolate(start, new(770), new(12770));
            if (there.Status != ExtrapolationStatus.Ok)
            {
                continue;
            }

            tested++;
            var back = truth.Extrapolate(there.State, new(12770), new(770)).State;
            Assert.Equal(start.X.Value, back.X.Value, 1e-6);
            Assert.Equal(start.Y.Value, back.Y.Value, 1e-6);
            Assert.Equal(start.Tx, back.Tx, 1e-9);
            Assert.Equal(start.Ty, back.Ty, 1e-9);
            Assert.Equal(start.Qop, back.Qop);
        }

        Assert.True(tested > 75, $"{tested} tracks stay inside");
    }

    [Fact]
    public void Canonical_momentum_is_conserved_where_the_field_does_not_depend_on_y()
    {
        // B = curl (0, A, 0): p_y + 0.299792458 q A(x, z) is constant in this varying field.
        var truth = ReferenceTruth.In(new SheetField());
        for (var i = 0; i < 40; i++)
        {
            var start = Ensemble.Physical(i, 2000, 20_000);
            var end = truth.Extrapolate(start, new(0), new(2500)).State;
            Assert.Equal(Canonical(start, 0), Canonical(end, 2500), 1e-8);
            Assert.True(Math.Abs(Kinetic(start) - Kinetic(end)) > 10, "the field gives momentum along y");
        }

        static double Kinetic(TrackState s) =>
            s.Ty / Math.Sqrt(1 + (s.Tx * s.Tx) + (s.Ty * s.Ty)) / Math.Abs(s.Qop.PerMeV);
        static double Canonical(TrackState s, double z) =>
            Kinetic(s) + (0.299792458 * Math.Sign(s.Qop.PerMeV) * SheetField.Potential(s.X.Value, z));
    }

    private static TrackState Opposite(TrackState s) => s with { Qop = ChargeOverMomentum.FromPerMeV(-s.Qop.PerMeV) };

    /// <summary>Vector potential A_y = 0.4 z + 0.2 x + (z^2 - x^2 + x z) / 10^4 in T mm: B = (-dA/dz, 0, dA/dx).</summary>
    private readonly struct SheetField : IMagneticField
    {
        public FieldRegion Region => FieldRegion.Everywhere;

        public static double Potential(double x, double z) => (0.4 * z) + (0.2 * x) + (((z * z) - (x * x) + (x * z)) / 1e4);

        public Vector3<T> At<T>(T x, T y, T z)
            where T : struct, IReal<T>
        {
            var gradient = T.Constant(1e-4);
            return new(
                -(T.Constant(0.4) + (gradient * (z + z + x))),
                T.Constant(0),
                T.Constant(0.2) + (gradient * (z - x - x)));
        }
    }
}
