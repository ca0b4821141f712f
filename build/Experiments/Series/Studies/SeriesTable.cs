using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>The table every experiment on coefficients tells its losses in: one row a case, the same columns everywhere.</summary>
internal static class SeriesTable
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("experiment", "number of the journal's experiment; ours for what it did not do"),
        Column.Text("equation", ""),
        Column.Text("model", "what gives the coefficients"),
        Column.Integer("parameters", "", "weights and biases"),
        Column.Integer("N", "", "index of the last coefficient"),
        Column.Text("training", "steps of AdamW + calls of L-BFGS with 40 iterations (+ iterations of Levenberg-Marquardt)"),
        Column.Text("weights", "of the conditions / of the recurrence"),
        Column.Integer("seeds", "", "trainings; the columns up to the best and the worst loss show the one in the middle"),
        Column.Real("loss", "", "residual + weight x conditions + weight x recurrence", 3),
        Column.Real("residual", "", "mean squared residual of the equation at the collocation points", 3),
        Column.Real("conditions", "", "sum of the squared errors of the conditions, without weight", 3),
        Column.Real("recurrence", "", "mean squared error of the recurrence, without weight", 3),
        Column.Real("coefficient error", "", "largest error of a coefficient against the exact ones, over the largest exact one", 3),
        Column.Real("relative MSE", "", "squared errors of the coefficients over squares of the exact ones; 1 for a model that says zero", 3),
        Column.Real("solution error", "", "largest error of the solution on its interval", 3),
        Column.Real("best", "", "least loss of all seeds", 3),
        Column.Real("worst", "", "largest loss of all seeds", 3),
        Column.Real("zero", "", "loss of y = 0, under the same weights", 4),
        Column.Real("constant", "", "least loss of equal coefficients, under the same weights", 4),
        Column.Real("floor", "", "loss of the exact recurrence cut off at N", 3),
        Column.Real("journal", "", "loss printed in the journal", 3),
    ];

    /// <summary>The table of some results.</summary>
    public static Table Of(string title, IEnumerable<CaseResult> results) => new(title, Columns, [.. results.Select(Row)]);

    /// <summary>Writes <c>table.csv</c>, <c>table.md</c> and <c>timings.csv</c>.</summary>
    public static void Write(TargetRun run, string title, IReadOnlyList<CaseResult> results)
    {
        ResultTables.Write(run, Of(title, results));
        ResultTables.WriteTimings(
            run, title, [Column.Text("experiment", "as in the table"), Column.Text("equation", ""), Column.Text("model", ""), Column.Text("training", "")], "a training",
            results.Select(result => (
                (ImmutableArray<Cell>)[result.Case.Experiment, result.Case.Equation.Name, result.Case.Model.Name, Training(result.Case.Recipe)],
                result.Scores.Select(score => score.Seconds))),
            withRange: true);
    }

    /// <summary>The weights of the conditions and of the recurrence in words.</summary>
    public static string Weights(double boundary, double recurrence) => FormattableString.Invariant($"{boundary:G4} / {recurrence:G4}");

    /// <summary>A recipe in words.</summary>
    public static string Training(TrainingRecipe recipe) => recipe.MarquardtIterations > 0
        ? FormattableString.Invariant($"{recipe.AdamSteps} + {recipe.Rounds} + {recipe.MarquardtIterations}")
        : FormattableString.Invariant($"{recipe.AdamSteps} + {recipe.Rounds}");

    private static ImmutableArray<Cell> Row(CaseResult result)
    {
        var (item, score) = (result.Case, result.Median);
        return
        [
            item.Experiment, item.Equation.Name, item.Model.Name, item.Model.Parameters(item.Terms), item.Terms, Training(item.Recipe),
            item.Weights, result.Scores.Length,
            score.Loss.Total, score.Loss.Residual, score.Loss.Boundary, score.Loss.Recurrence,
            score.CoefficientError, score.RelativeSquare, score.SolutionError, result.Best.Loss.Total, result.Worst.Loss.Total,
            result.Judge.Zero, result.Judge.Constant, result.Judge.Floor, item.Journal,
        ];
    }
}
