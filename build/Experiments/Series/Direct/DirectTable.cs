using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Series.Losses;

namespace Lorentz.Build.Experiments.Series.Direct;

/// <summary>The table of coefficients without a model.</summary>
internal static class DirectTable
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("equation", ""),
        Column.Text("method", "how the coefficients were found; [a, b] is the interval where it is not that of the study"),
        Column.Integer("N", "", "index of the last coefficient"),
        Column.Integer("points", "", "collocation points"),
        Column.Text("weights", "of the conditions / of the recurrence; 'summed' where the recurrence is summed over its rows instead of averaged"),
        Column.Text("training", "steps of AdamW + most calls of L-BFGS x iterations in each; empty for what is solved in one go"),
        Column.Integer("gradients", "", "gradients computed before the optimiser found nothing better"),
        Column.Real("loss", "", "residual + weight x conditions + weight x recurrence", 3),
        Column.Real("residual", "", "mean squared residual of the equation at the collocation points", 3),
        Column.Real("conditions", "", "sum of the squared errors of the conditions, without weight", 3),
        Column.Real("recurrence", "", "mean squared error of the recurrence, without weight", 3),
        Column.Real("coefficient error", "", "largest error of a coefficient against the exact ones, over the largest exact one", 3),
        Column.Real("relative MSE", "", "squared errors of the coefficients over squares of the exact ones; 1 for zero", 3),
        Column.Real("solution error", "", "largest error of the solution on its interval", 3),
        Column.Real("zero", "", "loss of y = 0, under the same weights", 4),
        Column.Real("constant", "", "least loss of equal coefficients, under the same weights", 4),
        Column.Real("floor", "", "loss of the exact recurrence cut off at N", 3),
        Column.Real("condition", "", "condition number of the Hessian of this loss", 3),
        Column.Real("condition without", "", "the same without the rows of the recurrence", 3),
        Column.Real("journal", "", "loss printed in the journal", 3),
    ];

    /// <summary>Writes <c>table.csv</c>, <c>table.md</c> and <c>timings.csv</c>.</summary>
    public static void Write(TargetRun run, string title, IReadOnlyList<DirectRow> rows)
    {
        ResultTables.Write(run, new(title, Columns, [.. rows.Select(Row)]));
        ResultTables.WriteTimings(
            run, title, [Column.Text("equation", ""), Column.Text("method", ""), Column.Text("weights", ""), Column.Integer("N", "", "")], "finding the coefficients",
            rows.Select(row => ((ImmutableArray<Cell>)[row.Equation.Name, row.Method, row.Weights, row.Loss.Last], (IEnumerable<double>)[row.Score.Seconds])));
    }

    /// <summary>The condition number of a row's loss.</summary>
    public static double Condition(DirectRow row) => SingularValues.HessianCondition(row.Loss.Compressed, row.Loss.RecurrenceWeight > 0);

    private static ImmutableArray<Cell> Row(DirectRow row)
    {
        var (loss, score) = (row.Loss, row.Score);
        return
        [
            row.Equation.Name, row.Method, loss.Last, loss.Points, row.Weights, row.Training, row.Gradients is { } gradients ? gradients : Cell.Missing,
            score.Loss.Total, score.Loss.Residual, score.Loss.Boundary, score.Loss.Recurrence,
            score.CoefficientError, score.RelativeSquare, score.SolutionError,
            row.Judge.Zero, row.Judge.Constant, row.Judge.Floor,
            Condition(row), SingularValues.HessianCondition(loss.Compressed, false), row.Journal,
        ];
    }
}
