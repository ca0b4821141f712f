using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Xunit;

namespace Lorentz.Physics.Tests.Extrapolation;

/// <summary>What extrapolators say of their answers, and the cases where the answer is known without physics.</summary>
public sealed class StatusTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    public static TheoryData<string> All => ["linear", "parabolic", "rk4:10", "rk4:500", "nystrom:3steps", "reference", "cash-karp:1e-3", "dormand-prince:1e-6"];

    public static TheoryData<string> Integrating => ["rk4:10", "rk4:500", "nystrom:3steps", "reference", "cash-karp:1e-3", "dormand-prince:1e-6"];

    // Fine enough to see every turn; a handful of coarse steps may fly over one.
    public static TheoryData<string> Careful => ["rk4:10", "rk4:100", "reference", "cash-karp:1e-3", "dormand-prince:1e-6", "cash-karp:1"];

    [Theory]
    [MemberData(nameof(All))]
    public void No_distance_returns_the_bits_of_the_input(string name)
    {
        var extrapolator = Named(name);
        for (var i = 0; i < 20; i++)
        {
            var start = Ensemble.Physical(i) with { X = new(i == 0 ? -0.0 : i) };
            var z = new Millimetre(500.0 * i);
            var result = extrapolator.Extrapolate(start, z, z);
            Assert.Equal(ExtrapolationStatus.Ok, result.Status);
            Assert.Equal(BitConverter.DoubleToInt64Bits(start.X.Value), BitConverter.DoubleToInt64Bits(result.State.X.Value));
            Assert.Equal(start, result.State);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_neutral_track_is_straight(string name)
    {
        var extrapolator = Named(name);
        for (var i = 0; i < 20; i++)
        {
            var start = Ensemble.Physical(i) with { Qop = ChargeOverMomentum.FromPerMeV(0) };
            var end = extrapolator.Extrapolate(start, new(770), new(9770)).State;
            Assert.Equal(start.X.Value + (9000 * start.Tx), end.X.Value, 1e-9);
            Assert.Equal(start.Y.Value + (9000 * start.Ty), end.Y.Value, 1e-9);
            Assert.Equal((start.Tx, start.Ty, start.Qop), (end.Tx, end.Ty, end.Qop));
        }
    }

    [Theory]
    [MemberData(nameof(Integrating))]
    public void What_is_not_a_number_says_so(string name)
    {
        var extrapolator = Named(name);
        var start = Ensemble.Physical(3);
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start with { X = new(bad) }, 770, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start with { Y = new(bad) }, 770, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start with { Tx = bad }, 770, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start with { Ty = bad }, 770, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start with { Qop = ChargeOverMomentum.FromPerMeV(bad) }, 770, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start, bad, 5000));
            Assert.Equal(ExtrapolationStatus.NotFinite, Status(start, 770, bad));
        }

        ExtrapolationStatus Status(TrackState state, double z0, double z1) => extrapolator.Extrapolate(state, new(z0), new(z1)).Status;
    }

    [Theory]
    [MemberData(nameof(Careful))]
    public void A_curling_track_gives_no_silent_number(string name)
    {
        foreach (var momentum in new[] { 30.0, 100, 250 })
        {
            foreach (var charge in new[] { 1, -1 })
            {
                foreach (var tx in new[] { -0.3, 0.0, 0.2 })
                {
                    // In 1.1 T these turn back within 2 p / (0.3 B) < 1.6 m: there is no point of the path at z = 4 m.
                    var start = new TrackState(new(10), new(20), tx, 0.1, ChargeOverMomentum.Of(charge, Momentum.FromMeV(momentum)));
                    var uniform = ExtrapolatorName.Parse(name, new UniformField(0, 1.1, 0))!.Extrapolate(start, new(0), new(4000));
                    Assert.NotEqual(ExtrapolationStatus.Ok, uniform.Status);
                    var magnet = Named(name).Extrapolate(start, new(2000), new(9000));
                    Assert.NotEqual(ExtrapolationStatus.Ok, magnet.Status);
                }
            }
        }
    }

    [Theory]
    [InlineData(84, ExtrapolationStatus.Ok)]
    [InlineData(-84, ExtrapolationStatus.Ok)]
    [InlineData(84.6, ExtrapolationStatus.TooSteep)]
    [InlineData(-84.6, ExtrapolationStatus.TooSteep)]
    public void Slopes_beyond_ten_are_too_steep(double degrees, ExtrapolationStatus expected)
    {
        // A quarter circle of 1 GeV/c in 1 T; tan(84.29 degrees) = 10.
        var z = 3335.640951981521 * Math.Sin(Math.Abs(degrees) * Math.PI / 180);
        var start = new TrackState(new(0), new(0), 0, 0, ChargeOverMomentum.Of(Math.Sign(degrees), Momentum.FromGeV(1)));
        var result = new FixedStepExtrapolator<UniformField>(DormandPrince8.Tableau, new(0, -1, 0), 10).Extrapolate(start, new(0), new(z));
        Assert.Equal(Math.Tan(degrees * Math.PI / 180), result.State.Tx, 1e-4);
        Assert.Equal(expected, result.Status);
    }

    [Theory]
    [MemberData(nameof(Integrating))]
    public void Leaving_the_region_is_reported_wherever_it_happens(string name)
    {
        var straight = new TrackState(new(0), new(0), 0, 0, ChargeOverMomentum.FromPerMeV(0));
        Assert.Equal(ExtrapolationStatus.Ok, Status(straight, 0, 13000));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Status(straight, 0, 14100));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Status(straight, 14100, 0));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Status(straight with { Tx = 0.5 }, 0, 5000));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Status(straight with { X = new(-2500), Tx = 0.5 }, 0, 5000));
        Assert.Equal(ExtrapolationStatus.OutsideRegion, Status(straight with { X = new(4000) }, 1000, 1000));

        ExtrapolationStatus Status(TrackState state, double z0, double z1) => Named(name).Extrapolate(state, new(z0), new(z1)).Status;
    }

    [Theory]
    [MemberData(nameof(Integrating))]
    public void The_last_plane_of_the_region_is_inside_it_despite_rounding(string name)
    {
        var extrapolator = Named(name);
        var straight = new TrackState(new(0), new(0), 0, 0, ChargeOverMomentum.FromPerMeV(0));
        for (var i = 0; i < 50; i++)
        {
            var z = 13900 * Ensemble.Spread(i, 0);
            Assert.Equal(ExtrapolationStatus.Ok, extrapolator.Extrapolate(straight, new(z), new(14000)).Status);
            Assert.Equal(ExtrapolationStatus.Ok, extrapolator.Extrapolate(straight, new(z), new(-500)).Status);
        }
    }

    [Theory]
    [InlineData("rk4:1e-300")]
    [InlineData("nystrom:1e-9")]
    public void Steps_without_end_are_given_up(string name)
    {
        var result = Named(name).Extrapolate(Ensemble.Physical(0), new(770), new(5000));
        Assert.Equal(ExtrapolationStatus.StepLimit, result.Status);
    }

    [Fact]
    public void A_plane_far_away_is_given_up()
    {
        var result = Named("rk4:10").Extrapolate(Ensemble.Physical(0), new(770), new(1e300));
        Assert.Equal(ExtrapolationStatus.StepLimit, result.Status);
    }

    [Fact]
    public void Parabola_is_the_trajectory_in_the_field_half_way()
    {
        // In a uniform field of weak bending the exact helix and the parabola differ by the fourth power of the angle.
        var start = new TrackState(new(1), new(2), 0.05, -0.1, ChargeOverMomentum.Of(-1, Momentum.FromGeV(100)));
        var exact = new Helix([1, 2, 300], 0.05, -0.1, -1, 100_000, [0.3, -1.0, 0.2]).AtPlane(900);
        var end = new Parabola<UniformField>(new(0.3, -1.0, 0.2)).Extrapolate(start, new(300), new(900)).State;
        Assert.Equal(exact[0], end.X.Value, 1e-3);
        Assert.Equal(exact[1], end.Y.Value, 1e-3);
        Assert.Equal(exact[2], end.Tx, 2e-6);
        Assert.Equal(exact[3], end.Ty, 2e-6);
        Assert.True(Math.Abs(exact[0] - (1 + (600 * 0.05))) > 0.5, "the track bends");
    }

    private static Extrapolator Named(string name) => ExtrapolatorName.Parse(name, Magnet)!;
}
