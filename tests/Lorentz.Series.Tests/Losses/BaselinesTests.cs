using Lorentz.Series.Equations;
using Lorentz.Series.Losses;

namespace Lorentz.Series.Tests.Losses;

public sealed class BaselinesTests
{
    [Theory]
    [InlineData("legendre", 100, 1e-12)]
    [InlineData("airy", 19.303, 5e-4)]
    [InlineData("hermite", 1.44e6, 1e-6)]
    [InlineData("beam", 0.596, 5e-4)]
    public void Doing_nothing_costs_what_was_published(string name, double published, double tolerance) =>
        Assert.Equal(published, Baselines.Zero(Of(name, 20)).Total, tolerance);

    [Fact]
    public void The_best_constant_of_the_beam_is_the_one_that_was_reached()
    {
        var best = Baselines.BestConstant(Of("beam", 20));
        Assert.Equal(2.9898e-7, best.Value, 5e-12);
        Assert.Equal(.58317, best.Loss.Total, 5e-6);
    }

    // Published at a spacing of 0.01; with the journal's 1000 points, which weigh the ends less, the basin is a little lower.
    [Theory]
    [InlineData(181, 25, 4, 2.03)]
    [InlineData(181, 25, 8, 1.88)]
    [InlineData(181, 20, 4, 3.10)]
    [InlineData(181, 20, 8, 2.93)]
    [InlineData(1000, 25, 4, 1.856)]
    [InlineData(1000, 25, 8, 1.693)]
    [InlineData(1000, 20, 4, 2.895)]
    [InlineData(1000, 20, 8, 2.723)]
    public void The_tail_of_Legendre_alone_satisfies_its_condition(int points, int last, int free, double published)
    {
        var (loss, coefficients) = TailOnly.Least(new SeriesLoss(KnownEquations.Legendre, last, points, 100, 100), free);
        Assert.Equal(published, loss.Total, 5.1e-3);
        Assert.All(coefficients.Take(last + 1 - free), value => Assert.Equal(0, value));
    }

    [Fact]
    public void All_coefficients_free_is_the_closed_form()
    {
        var loss = Of("harmonic", 12);
        Assert.Equal(ClosedForm.Of(loss).Coefficients, TailOnly.Least(loss, 13).Coefficients, (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void With_boundary_weight_one_zero_costs_one()
    {
        var loss = new SeriesLoss(KnownEquations.Legendre, 20, 1000, 1, 1e4);
        Assert.Equal(1.0, Baselines.Zero(loss).Total);
        Assert.Equal(.947, TailOnly.Least(new SeriesLoss(KnownEquations.Legendre, 20, 181, 1, 1e4), 8).Loss.Total, 5.1e-4);
    }

    private static SeriesLoss Of(string name, int last) => new(KnownEquations.All.Single(equation => equation.Name == name), last, 1000, 100, 100);
}
