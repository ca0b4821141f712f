using System.Globalization;
using Lorentz.Series.Equations;
using Lorentz.Series.Lags;
using Lorentz.Series.Losses;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Lags;

/// <summary>Equations solved by models that say the weights of earlier coefficients.</summary>
public static class LagSolvingTests
{
    private const int Terms = 30;
    private const int Lags = 12;

    public static TheoryData<string> Equations => [.. KnownEquations.All.Concat(UnseenEquations.All).Select(equation => equation.Name)];

    [Theory]
    [MemberData(nameof(Equations))]
    public static void The_linear_model_reaches_what_the_cut_series_allows(string name)
    {
        var equation = Named(name);
        var table = LinearLagFit.Table(LagTraining.Linear(equation, Terms, Lags, 7), equation.Order, Lags, Terms);
        var loss = new SeriesLoss(equation, Terms, 1000, 100, 100);
        var floor = loss.Evaluate(TruncatedSolution.Of(equation, Terms).Required.Coefficients.AsSpan()).Total;

        var reached = loss.Evaluate(LagSeries.Solve(table, equation)!).Total;

        Assert.InRange(reached, 0, Math.Max(1e-20, 1.01 * floor));
    }

    [Fact]
    public static void The_linear_model_finds_the_exact_weights_of_airy()
    {
        var table = LinearLagFit.Table(LagTraining.Linear(KnownEquations.Airy, Terms, Lags, 3), 2, Lags, 2 * Terms);

        for (var l = 2; l <= 2 * Terms; l++)
        {
            for (var lag = 1; lag <= Lags; lag++)
            {
                Assert.Equal(lag == 3 ? 1.0 / (l * (l - 1)) : 0, table.Row(l)[lag], 1e-13);
            }

            Assert.Equal(1.0 / (l * (l - 1)), table.Row(l)[0], 1e-13);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static void Networks_of_lags_solve_to_rounding_errors(bool isAttention)
    {
        LagEmitter emitter = isAttention ? new AttentionEmitter("", 24, 12) : new RecurrentEmitter("", 16, 8);
        var equation = KnownEquations.Legendre;

        var trained = LagTraining.Network(emitter, equation, 12, 3, 5, 150, TestContext.Current.CancellationToken);

        var loss = new SeriesLoss(equation, 12, 1000, 100, 100);
        Assert.InRange(loss.Evaluate(LagSeries.Solve(trained.Table, equation)!).Total, 0, 1e-20);
        Assert.Equal(emitter.Parameters(11, 3), trained.Parameters);
    }

    [Fact]
    public static void A_table_of_the_exact_weights_rolls_out_as_the_recurrence()
    {
        var equation = UnseenEquations.Oscillator;
        var recurrence = RecurrenceTable.Of(equation, Terms);
        var leading = equation.Coefficient(2, 0).ToDouble();
        var weights = Enumerable.Range(2, Terms - 1)
            .SelectMany(l => Enumerable.Range(0, recurrence.LargestLag + 1).Select(lag => lag == 0 ? 1 / (leading * l * (l - 1)) : recurrence.Weight(l, lag)));
        var table = new LagTable(2, Terms, recurrence.LargestLag, [.. weights]);
        double[] expected = [0.3, -0.7, .. new double[Terms - 1]];
        for (var l = 2; l <= Terms; l++)
        {
            expected[l] = recurrence.Next(l, expected);
        }

        var said = table.RollOut([0.3, -0.7], recurrence.ForcingToken.AsSpan());

        Assert.All(said.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
    }

    [Fact]
    public static void A_window_that_the_recurrence_does_not_fit_in_is_refused() => Assert.Contains(
        "3 coefficients back, the model 2", Assert.Throws<ArgumentException>(() => LagExamples.Draw(KnownEquations.Airy, 10, 2, 5, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public static void Features_are_reciprocals_of_falling_factorials() =>
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"1 {1.0 / 5} {1.0 / 20} {1.0 / 60}"), string.Join(' ', PositionFeatures.Of(3, 5).Select(value => value.ToString(CultureInfo.InvariantCulture))));

    private static LinearEquation Named(string name) => KnownEquations.All.Concat(UnseenEquations.All).Single(equation => equation.Name == name);
}
