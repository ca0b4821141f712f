using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Bits;

/// <summary>Computations of Lorentz.Physics, small enough for processors that emulate every fused multiply-add.</summary>
public static class PhysicsComputations
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    public static IReadOnlyList<Computation> All { get; } =
    [
        new("field", _ => Fields()),
        new("propagate-fixed", _ => FixedSteps()),
        new("propagate-adaptive", _ => AdaptiveSteps()),
    ];

    private static ulong Fields()
    {
        var hash = new BitHash();
        for (var i = 0; i < 20; i++)
        {
            AddField(hash, Magnet, i);
            AddField(hash, GaussianDipoleField.Plan, i);
        }

        return hash.Value;
    }

    private static void AddField<TField>(BitHash hash, TField field, int index)
        where TField : struct, IMagneticField
    {
        var stream = new RandomStream(11, (ulong)index);
        double[] place = [stream.Uniform(0, -1500.0, 1500.0), stream.Uniform(1, -1000.0, 1000.0), stream.Uniform(2, 0.0, 12000.0)];
        var plain = field.At<Real64>(new(place[0]), new(place[1]), new(place[2]));
        var lanes = field.At(DoubleLanes.Constant(place[0]), DoubleLanes.Constant(place[1]), DoubleLanes.Constant(place[2]));
        var floats = field.At(FloatLanes.Constant(place[0]), FloatLanes.Constant(place[1]), FloatLanes.Constant(place[2]));
        var jet = field.At(Jet5.Variable(place[0], 0), Jet5.Variable(place[1], 1), Jet5.Variable(place[2], 4));
        hash.Add(plain.X.Value).Add(plain.Y.Value).Add(plain.Z.Value);
        hash.Add(lanes.X.Value).Add(lanes.Y.Value).Add(lanes.Z.Value);
        hash.Add(floats.X.Value).Add(floats.Y.Value).Add(floats.Z.Value);
        hash.Add(jet.X.First).Add(jet.Y.Last).Add(jet.Z.First);
    }

    private static ulong FixedSteps()
    {
        const int Count = 6;
        var hash = new BitHash();
        var tracks = Tracks(Count);
        var ends = TrackColumns.Allocate(Count);
        var statuses = new ExtrapolationStatus[Count];
        double[] z0 = [770, 770, 9000, 3000, 770, 4000];
        double[] z1 = [9770, 3000, 1000, 3000, 12770, 5500];
        foreach (var method in new[] { ClassicalRungeKutta.Tableau, ClassicalNystrom.Tableau, DormandPrince8.Tableau, GraggBulirschStoer.Tableau(5) })
        {
            var extrapolator = new FixedStepExtrapolator<PointSourceField>(method, Magnet, 1500);
            extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
            Add(hash, ends, statuses);
            extrapolator.ExtrapolateBatch<FloatLanes>(tracks, z0, z1, ends, statuses);
            Add(hash, ends, statuses);
            hash.Add(extrapolator.Extrapolate(tracks[0], new(z0[0]), new(z1[0])).State.X.Value);
            hash.Add(TransportJacobian.Of(extrapolator.Run(TransportJacobian.Seed(tracks[1]), Jet5.Constant(z0[1]), Jet5.Constant(z1[1])).State));
        }

        return hash.Value;
    }

    private static ulong AdaptiveSteps()
    {
        const int Count = 5;
        var hash = new BitHash();
        var tracks = Tracks(Count);
        var ends = TrackColumns.Allocate(Count);
        var statuses = new ExtrapolationStatus[Count];
        double[] z0 = [770, 770, 9000, 3000, 770];
        double[] z1 = [9770, 3000, 1000, 3000, 12770];
        foreach (var method in new[] { CashKarp.Tableau, DormandPrince.Tableau })
        {
            var extrapolator = new AdaptiveExtrapolator<PointSourceField>(method, Magnet, Tolerance.OfPosition(1e-2));
            extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
            Add(hash, ends, statuses);
            var jet = extrapolator.Run(TransportJacobian.Seed(tracks[0]), Jet5.Constant(z0[0]), Jet5.Constant(z1[0]));
            hash.Add(TransportJacobian.Of(jet.State)).Add((ulong)jet.Steps).Add((ulong)jet.Rejected);
        }

        return hash.Value;
    }

    private static void Add(BitHash hash, TrackColumns ends, ExtrapolationStatus[] statuses)
    {
        hash.Add(ends.X).Add(ends.Y).Add(ends.Tx).Add(ends.Ty);
        foreach (var status in statuses)
        {
            hash.Add((ulong)status);
        }
    }

    private static TrackColumns Tracks(int count)
    {
        var tracks = TrackColumns.Allocate(count);
        for (var i = 0; i < count; i++)
        {
            var stream = new RandomStream(12, (ulong)i);
            var (tx, ty) = (stream.Uniform(0, -0.2, 0.2), stream.Uniform(1, -0.15, 0.15));
            tracks[i] = new(
                new(770 * tx), new(770 * ty), tx, ty, ChargeOverMomentum.Of(i % 2 == 0 ? 1 : -1, Momentum.FromGeV(stream.Uniform(2, 2.0, 30.0))));
        }

        return tracks;
    }
}
