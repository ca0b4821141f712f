using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Integration;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Xunit;

namespace Lorentz.Physics.Tests.Extrapolation;

/// <summary>A track in a batch has the bits and the status it has alone, whatever travels beside it.</summary>
public sealed class LaneTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    public static TheoryData<string> Methods => AllMethods.Names;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Any_method_gives_lanes_the_bits_of_scalars(string name) =>
        SameBits(new FixedStepExtrapolator<PointSourceField>(AllMethods.ByName[name], Magnet, 700), 13);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(31)]
    public void Any_number_of_tracks(int count) =>
        SameBits(new FixedStepExtrapolator<PointSourceField>(ClassicalRungeKutta.Tableau, Magnet, 250), count);

    [Fact]
    public void An_exact_number_of_steps() =>
        SameBits(new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 0, 3), 40);

    [Fact]
    public void Other_extrapolators()
    {
        SameBits(new StraightLine(), 11);
        SameBits(new Parabola<PointSourceField>(Magnet), 11);
        SameBits(new AdaptiveExtrapolator<PointSourceField>(CashKarp.Tableau, Magnet, Tolerance.OfPosition(1e-3)), 11);
    }

    [Fact]
    public void A_bad_neighbour_does_no_harm()
    {
        double[] bad = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300];
        var extrapolator = new FixedStepExtrapolator<PointSourceField>(ClassicalRungeKutta.Tableau, Magnet, 500);
        foreach (var value in bad)
        {
            for (var place = 0; place < 7; place++)
            {
                foreach (var spoil in new Action<TrackColumns, double[], double[]>[]
                {
                    (t, _, _) => t.X[place] = value, (t, _, _) => t.Ty[place] = value, (t, _, _) => t.Qop[place] = value,
                    (_, z0, _) => z0[place] = value, (_, _, z1) => z1[place] = value,
                })
                {
                    var (tracks, z0, z1) = Mixed(7);
                    spoil(tracks, z0, z1);
                    Compare(extrapolator, tracks, z0, z1);
                }
            }
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Curling_neighbours_do_no_harm(double step)
    {
        var (tracks, z0, z1) = Mixed(40);
        for (var i = 0; i < 40; i += 3)
        {
            tracks.Qop[i] *= 30;
        }

        var statuses = Compare(new FixedStepExtrapolator<PointSourceField>(ClassicalRungeKutta.Tableau, Magnet, step), tracks, z0, z1);
        Assert.Contains(ExtrapolationStatus.TooSteep, statuses);
        Assert.Contains(ExtrapolationStatus.Ok, statuses);
    }

    [Fact]
    public void A_lane_that_has_arrived_asks_for_the_field_nowhere_else()
    {
        const int Count = 8;
        var tracks = Ensemble.Columns(Count);
        double[] z0 = [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? 800.0 : 9700.0)];
        double[] z1 = [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? 900.0 + (1000 * i) : 9600.0 - (1000 * i))];
        Compare(new FixedStepExtrapolator<BoundedField>(ClassicalRungeKutta.Tableau, default, 100), tracks, z0, z1);
        var ends = TrackColumns.Allocate(Count);
        new FixedStepExtrapolator<BoundedField>(ClassicalRungeKutta.Tableau, default, 100)
            .ExtrapolateBatch(tracks, z0, z1, ends, new ExtrapolationStatus[Count]);
        Assert.All(ends.X, x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void Ends_may_overwrite_starts()
    {
        var extrapolator = new FixedStepExtrapolator<PointSourceField>(ClassicalRungeKutta.Tableau, Magnet, 500);
        var (tracks, z0, z1) = Mixed(10);
        var ends = TrackColumns.Allocate(10);
        var statuses = new ExtrapolationStatus[10];
        extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
        extrapolator.ExtrapolateBatch(tracks, z0, z1, tracks, statuses);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => ends[i]), Enumerable.Range(0, 10).Select(i => tracks[i]));
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        var (tracks, z0, z1) = Mixed(6);
        var statuses = new ExtrapolationStatus[6];
        foreach (var extrapolator in new Extrapolator[] { new StraightLine(), ReferenceTruth.In(Magnet) })
        {
            Assert.Throws<ArgumentException>(() => extrapolator.ExtrapolateBatch(tracks, z0.AsSpan(1), z1, TrackColumns.Allocate(6), statuses));
            Assert.Throws<ArgumentException>(() => extrapolator.ExtrapolateBatch(tracks, z0, z1.AsSpan(1), TrackColumns.Allocate(6), statuses));
            Assert.Throws<ArgumentException>(() => extrapolator.ExtrapolateBatch(tracks, z0, z1, TrackColumns.Allocate(5), statuses));
            Assert.Throws<ArgumentException>(() => extrapolator.ExtrapolateBatch(tracks, z0, z1, TrackColumns.Allocate(6), statuses.AsSpan(1)));
        }
    }

    [Fact]
    public void Float_lanes_follow_within_their_precision()
    {
        const int Count = 29;
        var tracks = Ensemble.Columns(Count, 5000);
        double[] z0 = [.. Enumerable.Repeat(2500.0, Count)];
        double[] z1 = [.. Enumerable.Repeat(7500.0, Count)];
        var (fine, coarse) = (TrackColumns.Allocate(Count), TrackColumns.Allocate(Count));
        var (statuses, floatStatuses) = (new ExtrapolationStatus[Count], new ExtrapolationStatus[Count]);
        var extrapolator = new FixedStepExtrapolator<PointSourceField>(ClassicalNystrom.Tableau, Magnet, 250);
        extrapolator.ExtrapolateBatch(tracks, z0, z1, fine, statuses);
        extrapolator.ExtrapolateBatch<FloatLanes>(tracks, z0, z1, coarse, floatStatuses);
        Assert.Equal(statuses, floatStatuses);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(fine.X[i], coarse.X[i], 5e-3);
            Assert.Equal(fine.Y[i], coarse.Y[i], 5e-3);
            Assert.Equal(fine.Tx[i], coarse.Tx[i], 2e-6);
            Assert.Equal(fine.Ty[i], coarse.Ty[i], 2e-6);
        }

        Assert.NotEqual(fine.X, coarse.X);
    }

    private static void SameBits(Extrapolator extrapolator, int count)
    {
        var (tracks, z0, z1) = Mixed(count);
        var statuses = Compare(extrapolator, tracks, z0, z1);
        if (count > 30)
        {
            Assert.Contains(ExtrapolationStatus.Ok, statuses);
            Assert.Contains(ExtrapolationStatus.OutsideRegion, statuses);
        }
    }

    private static ExtrapolationStatus[] Compare(Extrapolator extrapolator, TrackColumns tracks, double[] z0, double[] z1)
    {
        var ends = TrackColumns.Allocate(tracks.Count);
        var statuses = new ExtrapolationStatus[tracks.Count];
        extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
        for (var i = 0; i < tracks.Count; i++)
        {
            var alone = extrapolator.Extrapolate(tracks[i], new(z0[i]), new(z1[i]));
            Assert.Equal(alone.Status, statuses[i]);
            if (alone.Status is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion)
            {
                Assert.Equal(Bits(alone.State), Bits(ends[i]));
            }
        }

        return statuses;
    }

    // Every NaN counts as the same: no result depends on its sign.
    private static long[] Bits(TrackState s) =>
        [.. new[] { s.X.Value, s.Y.Value, s.Tx, s.Ty, s.Qop.PerMeV }.Select(v => BitConverter.DoubleToInt64Bits(double.IsNaN(v) ? double.NaN : v))];

    /// <summary>Not a number below 700 and above 9800 mm.</summary>
    private readonly struct BoundedField : IMagneticField
    {
        public FieldRegion Region => FieldRegion.Everywhere;

        public Vector3<T> At<T>(T x, T y, T z)
            where T : struct, IReal<T>
        {
            var b = T.InverseSqrt((z - T.Constant(700)) * (T.Constant(9800) - z));
            return new(b, b, b);
        }
    }

    // Forward and backward, short and long, standing still, negative zero, leaving the region, starting outside it.
    private static (TrackColumns Tracks, double[] Z0, double[] Z1) Mixed(int count)
    {
        var tracks = Ensemble.Columns(count, 1500, 30_000);
        var (z0, z1) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            (double From, double To) planes = (i % 6) switch
            {
                0 => (770, 770 + (12000 * Ensemble.Spread(i, 5))),
                1 => (9000 * Ensemble.Spread(i, 5), 500),
                2 => (1000 + i, 1000 + i),
                3 => (2000, 2000 + (3 * Ensemble.Spread(i, 5))),
                4 => (770, 13999.5),
                _ => (3000, 5000),
            };
            (z0[i], z1[i]) = planes;
            if (i % 6 == 2)
            {
                tracks.X[i] = i % 12 == 2 ? -0.0 : 4000;
            }
        }

        return (tracks, z0, z1);
    }
}
