using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Tests.Equations;

public sealed class EquationFaultsTests
{
    private static readonly Condition Start = new(0, 0, 1);
    private static readonly Condition Slope = new(0, 1, 0);

    [Fact]
    public void The_known_equations_have_none() =>
        Assert.All(KnownEquations.All.Concat(UnseenEquations.All).Concat(MisnamedEquations.All), equation => Assert.Empty(EquationFaults.Of(equation)));

    [Fact]
    public void Names_are_unique() =>
        Assert.Distinct(KnownEquations.All.Concat(UnseenEquations.All).Concat(MisnamedEquations.All).Select(equation => equation.Name));

    [Fact]
    public void A_singular_origin() => Names("singular point", [[0, -2], [0, 1]], [Start]);

    [Fact]
    public void A_leading_coefficient_that_is_zero() => Names("leave it out", [[1], [1], [0, 0]], [Start, Slope]);

    [Fact]
    public void Order_zero() => Names("order 0", [[1]], []);

    [Fact]
    public void Too_few_conditions() => Names("1 conditions; an equation of order 2 needs exactly 2", [[1], [0], [1]], [Start]);

    [Fact]
    public void Too_many_conditions() => Names("2 conditions; an equation of order 1 needs exactly 1", [[1], [1]], [Start, new(1, 0, 1)]);

    [Fact]
    public void A_derivative_that_is_too_high() => Names("condition 2 of test is on derivative 2; derivatives 0 to 1", [[1], [0], [1]], [Start, new(0, 2, 1)]);

    [Fact]
    public void The_same_condition_twice() => Names("conditions 1 and 2 of test are both on derivative 0 at x = 0", [[1], [0], [1]], [Start, Start with { Value = 2 }]);

    [Fact]
    public void Conditions_that_determine_nothing() => Names("do not determine", [[0], [0], [1]], [Slope, new(1, 1, 0)]);

    [Fact]
    public void An_empty_interval()
    {
        var equation = Of([[1], [1]], [Start]) with { Interval = new(1, Rational.Parse("1/2")) };
        Assert.Contains("[1, 1/2]", Assert.Single(EquationFaults.Of(equation)).Message, StringComparison.Ordinal);
    }

    private static void Names(string expected, int[][] coefficients, Condition[] conditions) =>
        Assert.Contains(EquationFaults.Of(Of(coefficients, conditions)), fault => fault.Message.Contains(expected, StringComparison.Ordinal));

    private static LinearEquation Of(int[][] coefficients, Condition[] conditions) =>
        new("test", [.. coefficients.Select(values => values.Select(value => (Rational)value).ToImmutableArray())], Forcing.Zero, [.. conditions], new(0, 1));
}
