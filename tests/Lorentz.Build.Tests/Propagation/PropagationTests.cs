using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>What comes out is right: against the reference, against helices, forward, backward and over no distance.</summary>
public sealed class PropagationTests
{
    private static readonly double[][] States =
    [
        [12.5, -30.2, 0.05, -0.02, 2e-4, 770, 12770],
        [12.5, -30.2, 0.05, -0.02, -4e-4, 770, 9400],
        [412.7, 310, 0.08, 0.06, 5e-5, 9400, 770],
        [-3, 4, -0.1, 0.15, 1e-4, 2500, 2500],
        [1, 2, 0.2, -0.1, 0, 0, 13000],
    ];

    private static string Table => $"{Bench.Header}\n{string.Concat(States.Select(state => Bench.Row(state) + "\n"))}";

    [Fact]
    public void Ends_are_those_of_the_reference_forward_backward_and_over_no_distance()
    {
        using var bench = new Bench();
        bench.Write("states.csv", Table);
        bench.Succeed("reference");
        var reference = ReferenceTruth.In(PointSourceField.LhcbDipole);
        foreach (var (state, end) in States.Zip(bench.Ends()))
        {
            var track = new TrackState(new(state[0]), new(state[1]), state[2], state[3], ChargeOverMomentum.FromPerMeV(state[4]));
            var expected = reference.Extrapolate(track, new(state[5]), new(state[6]));
            Assert.Equal(
                (expected.State.X.Value, expected.State.Y.Value, expected.State.Tx, expected.State.Ty),
                (Bench.Number(end["x1"]), Bench.Number(end["y1"]), Bench.Number(end["tx1"]), Bench.Number(end["ty1"])));
            Assert.Equal("ok", end["status"]);
        }
    }

    [Theory]
    [InlineData("cash-karp", 0.1)]
    [InlineData("cash-karp:1e-6", 1e-4)]
    [InlineData("dormand-prince:1e-6", 1e-4)]
    [InlineData("rk4:10", 1e-3)]
    [InlineData("nystrom:100", 0.1)]
    [InlineData("dormand-prince-8", 1e-6)]
    public void Every_integrator_comes_near_the_reference(string method, double millimetres)
    {
        using var bench = new Bench();
        bench.Write("states.csv", Table);
        bench.Succeed("reference");
        var expected = bench.Ends();
        bench.Succeed(method);
        foreach (var (end, truth) in bench.Ends().Zip(expected))
        {
            Assert.InRange(Bench.Number(end["x1"]) - Bench.Number(truth["x1"]), -millimetres, millimetres);
            Assert.InRange(Bench.Number(end["y1"]) - Bench.Number(truth["y1"]), -millimetres, millimetres);
        }
    }

    [Fact]
    public void No_distance_and_no_charge_are_exact()
    {
        using var bench = new Bench();
        bench.Write("states.csv", Table);
        foreach (var method in new[] { "linear", "parabolic", "cash-karp", "rk4:10", "nystrom:4steps" })
        {
            bench.Succeed(method);
            var ends = bench.Ends();
            Assert.Equal(("-3", "4", "-0.1", "0.15"), (ends[3]["x1"], ends[3]["y1"], ends[3]["tx1"], ends[3]["ty1"]));
            Assert.Equal(2601, Bench.Number(ends[4]["x1"]), 1e-9);
            Assert.Equal(-1298, Bench.Number(ends[4]["y1"]), 1e-9);
        }
    }

    /// <summary>By = 1 T, ty = 0: the sine of the angle grows by -0.299792458 B qop per mm, and x follows its cosine.</summary>
    [Theory]
    [InlineData("uniform:1", 1)]
    [InlineData("uniform:-0.5", -0.5)]
    [InlineData("uniform:1-reversed", -1)]
    [InlineData("uniform-reversed:1", -1)]
    public void A_uniform_field_bends_into_a_circle(string field, double tesla)
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n{Bench.Row(7, 0, 0.1, 0, 1e-4, 1000, 6000)}\n");
        bench.Succeed("dormand-prince-8", "--set", $"field={field}");
        var end = bench.Ends().Single();

        var curvature = -0.299792458 * tesla * 1e-4;
        var before = 0.1 / Math.Sqrt(1.01);
        var after = before + (5000 * curvature);
        var cosines = Math.Sqrt(1 - (before * before)) - Math.Sqrt(1 - (after * after));
        Assert.Equal(7 + (cosines / curvature), Bench.Number(end["x1"]), 1e-6);
        Assert.Equal(after / Math.Sqrt(1 - (after * after)), Bench.Number(end["tx1"]), 1e-9);
    }

    [Theory]
    [InlineData("lhcb")]
    [InlineData("gaussian")]
    public void The_other_polarity_is_the_other_charge(string field)
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n1,2,0.03,0.04,2e-4,770,9000\n");
        bench.Succeed("rk4:50", "--set", $"field={field}-reversed");
        var reversed = bench.Ends().Single();
        bench.Write("states.csv", $"{Bench.Header}\n1,2,0.03,0.04,-2e-4,770,9000\n");
        bench.Succeed("rk4:50", "--set", $"field={field}");
        var antiparticle = bench.Ends().Single();
        Assert.Equal((reversed["x1"], reversed["y1"], reversed["tx1"], reversed["ty1"]), (antiparticle["x1"], antiparticle["y1"], antiparticle["tx1"], antiparticle["ty1"]));
        Assert.True(Math.Abs(Bench.Number(reversed["tx1"]) - 0.03) > 0.05);
    }

    [Fact]
    public void Each_status_has_its_word()
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n0,0,0.9,0,1e-4,770,9400\n0,0,0,0,9,770,9400\n0,0,0.01,0,1e-4,770,9400\n");
        var output = bench.Succeed("parabolic");
        var ends = bench.Ends();
        Assert.Equal(["outside-region", "too-steep", "ok"], ends.Select(end => end["status"]));
        Assert.NotEqual("", ends[0]["x1"]);
        Assert.Equal(("", "", "", ""), (ends[1]["x1"], ends[1]["y1"], ends[1]["tx1"], ends[1]["ty1"]));
        Assert.Contains("  too-steep                1  first in line 3: no end: the track turns back before z1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_units_of_momentum_are_suspected()
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n0,0,0.01,0,0.1,770,9400\n0,0,0.02,0,0.2,770,9400\n");
        Assert.Contains("qop is in 1/MeV", bench.Succeed("cash-karp"), StringComparison.Ordinal);
        Assert.All(bench.Ends(), end => Assert.Equal("", end["x1"]));
    }
}
