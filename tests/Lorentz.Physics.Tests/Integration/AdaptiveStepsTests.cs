using Lorentz.Numerics.Real;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tests.Oracles;
using Lorentz.Physics.Tracks;
using Xunit;

namespace Lorentz.Physics.Tests.Integration;

public sealed class AdaptiveStepsTests
{
    private const int Tracks = 30;
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    public static TheoryData<string> Pairs => TableauTests.Pairs;

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_error_follows_the_tolerance(string name)
    {
        // Tolerances from 0.1 to 1e-8 mm: smaller tolerance, smaller error and more steps; log against log near slope 1.
        var method = AllMethods.ByName[name];
        var rows = Enumerable.Range(1, 8).Select(exponent =>
        {
            var tolerance = Math.Pow(10, -exponent);
            var (error, steps) = Measure(method, Tolerance.OfPosition(tolerance), 770, 9770);
            return (Tolerance: tolerance, Error: error, Steps: steps);
        }).ToArray();
        foreach (var (coarse, fine) in rows.Zip(rows.Skip(1)))
        {
            Assert.True(fine.Error < coarse.Error, $"{fine} after {coarse}");
            Assert.True(fine.Steps >= coarse.Steps, $"{fine} after {coarse}");
        }

        var slope = Math.Log(rows[0].Error / rows[^1].Error) / Math.Log(rows[0].Tolerance / rows[^1].Tolerance);
        Assert.InRange(slope, 0.8, 1.3);
        Assert.All(rows, row => Assert.True(row.Error < 30 * row.Tolerance, $"{row}"));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Backward_is_as_good_as_forward(string name)
    {
        var method = AllMethods.ByName[name];
        var (forward, _) = Measure(method, Tolerance.OfPosition(1e-4), 770, 9770);
        var (backward, _) = Measure(method, Tolerance.OfPosition(1e-4), 5000, 200);
        Assert.InRange(forward, 1e-9, 1e-3);
        Assert.InRange(backward, 1e-9, 1e-3);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1.0)]
    [InlineData(1e9)]
    public void Any_first_step_ends_within_tolerance(double first)
    {
        var tolerance = Tolerance.OfPosition(1e-4) with { FirstStep = first };
        var (error, steps) = Measure(CashKarp.Tableau, tolerance, 770, 9770);
        Assert.InRange(error, 0, 1e-3);
        Assert.InRange(steps / Tracks, 5, 100);
    }

    [Fact]
    public void No_step_is_longer_than_the_longest_not_even_the_first()
    {
        var tolerance = Tolerance.OfPosition(1e9) with { FirstStep = 1e9, LongestStep = 300 };
        var steps = new AdaptiveSteps<Real64>(CashKarp.Tableau, tolerance, new(0), new(5000));
        while (steps.Propose(out _, out var h, out _))
        {
            Assert.InRange(h.Value, 1, 300.001);
            Assert.True(steps.Accept(default));
        }

        Assert.True(steps.Finished);
    }

    [Fact]
    public void Steps_join_and_end_on_the_plane()
    {
        var steps = new AdaptiveSteps<Real64>(CashKarp.Tableau, Tolerance.OfPosition(1e-3), new(9000), new(-200));
        var reached = 9000.0;
        for (var trial = 0; steps.Propose(out var z, out var h, out var end); trial++)
        {
            Assert.Equal(reached, z.Value, 1e-9);
            Assert.True(h.Value < 0);
            if (steps.Accept(new(new(trial % 3 == 1 ? 2e-3 : 1e-4), new(0), new(0), new(0))))
            {
                Assert.Equal(z.Value + h.Value, end.Value, 1e-9);
                reached = end.Value;
                Assert.NotEqual(1, trial % 3);
            }
        }

        Assert.True(steps.Finished);
        Assert.Equal(-200, reached);
    }

    [Fact]
    public void Refused_steps_shrink_and_good_ones_grow()
    {
        // By the fifth root of tolerance over error, times 0.9: here twice the tolerance, then a thousandth of it.
        var steps = new AdaptiveSteps<Real64>(CashKarp.Tableau, Tolerance.OfPosition(1e-3) with { FirstStep = 100 }, new(0), new(1e5));
        Assert.True(steps.Propose(out _, out var first, out _));
        Assert.False(steps.Accept(new(new(0), new(0), new(2e-6), new(0))));
        Assert.True(steps.Propose(out _, out var second, out _));
        Assert.Equal(0.9 * Math.Pow(2, -1.0 / 5), second.Value / first.Value, 1e-12);
        Assert.True(steps.Accept(new(new(0), new(1e-6), new(0), new(0))));
        Assert.True(steps.Propose(out _, out var third, out _));
        Assert.Equal(0.9 * Math.Pow(1000, 1.0 / 5), third.Value / second.Value, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_step_that_overflows_is_tried_again_shorter(double error)
    {
        var steps = new AdaptiveSteps<Real64>(CashKarp.Tableau, Tolerance.OfPosition(1e-3) with { FirstStep = 1000 }, new(0), new(5000));
        Assert.True(steps.Propose(out _, out _, out _));
        Assert.False(steps.Accept(new(new(0), new(error), new(0), new(0))));
        Assert.True(steps.Propose(out _, out var h, out _));
        Assert.Equal(200, h.Value, 1e-9);
        while (steps.Propose(out _, out _, out _))
        {
            Assert.True(steps.Accept(default));
        }

        Assert.True(steps.Finished);
    }

    [Fact]
    public void Overflow_of_the_shortest_step_is_the_end()
    {
        var steps = new AdaptiveSteps<Real64>(CashKarp.Tableau, Tolerance.OfPosition(1e-3), new(0), new(5000));
        var attempts = 0;
        while (steps.Propose(out _, out _, out _))
        {
            Assert.False(steps.Accept(new(new(double.NaN), new(0), new(0), new(0))));
            attempts++;
        }

        Assert.InRange(attempts, 2, 10);
        Assert.False(steps.Finished);
    }

    [Fact]
    public void Too_many_attempts_are_a_status()
    {
        var tolerance = Tolerance.OfPosition(1e-9) with { MaximumAttempts = 10 };
        var result = new AdaptiveExtrapolator<PointSourceField>(CashKarp.Tableau, Magnet, tolerance).Extrapolate(Ensemble.Physical(0), new(770), new(9770));
        Assert.Equal(ExtrapolationStatus.StepLimit, result.Status);
    }

    [Fact]
    public void A_tiny_distance_is_one_step()
    {
        var extrapolator = new AdaptiveExtrapolator<PointSourceField>(CashKarp.Tableau, Magnet, Tolerance.OfPosition(1e-6));
        var start = Ensemble.Physical(1);
        var outcome = extrapolator.Run(start.ToKernel(), new Real64(5000), new Real64(5000 + 1e-7));
        Assert.Equal((1, 0, true), (outcome.Steps, outcome.Rejected, outcome.Finished));
        Assert.Equal(start.X.Value + (start.Tx * 1e-7), outcome.State.X.Value, 1e-10);
    }

    [Fact]
    public void A_method_without_estimate_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new AdaptiveSteps<Real64>(ClassicalRungeKutta.Tableau, Tolerance.OfPosition(1), new(0), new(1)));
        Assert.Contains("RK4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dual_numbers_take_the_steps_of_plain_ones()
    {
        var extrapolator = new AdaptiveExtrapolator<PointSourceField>(DormandPrince.Tableau, Magnet, Tolerance.OfPosition(1e-6));
        for (var i = 0; i < 10; i++)
        {
            var start = Ensemble.Physical(i);
            var plain = extrapolator.Run(start.ToKernel(), new Real64(770), new Real64(9770));
            var dual = extrapolator.Run(Physics.Jacobians.TransportJacobian.Seed(start), Jet5.Constant(770), Jet5.Constant(9770));
            Assert.Equal((plain.Steps, plain.Rejected), (dual.Steps, dual.Rejected));
            Assert.Equal(plain.State.X.Value, dual.State.X.Value);
            Assert.Equal(plain.State.Ty.Value, dual.State.Ty.Value);
        }
    }

    // Root mean square position error in mm, and steps tried.
    private static (double Error, int Steps) Measure(NystromTableau method, Tolerance tolerance, double z0, double z1)
    {
        var extrapolator = new AdaptiveExtrapolator<PointSourceField>(method, Magnet, tolerance);
        var (sum, steps) = (0.0, 0);
        for (var i = 0; i < Tracks; i++)
        {
            var start = Ensemble.Physical(i, 3000, 30_000);
            var truth = ReferenceTruth.In(Magnet).Extrapolate(start, new(z0), new(z1)).State;
            var outcome = extrapolator.Run(start.ToKernel(), new Real64(z0), new Real64(z1));
            Assert.True(outcome.Finished);
            sum += Math.Pow(outcome.State.X.Value - truth.X.Value, 2) + Math.Pow(outcome.State.Y.Value - truth.Y.Value, 2);
            steps += outcome.Steps + outcome.Rejected;
        }

        return (Math.Sqrt(sum / Tracks), steps);
    }
}
