using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>The table of experiments that learn recurrences from examples.</summary>
internal static class PrefixTable
{
    /// <summary>The figure of the learning curves.</summary>
    public const string Curves = "learning.svg";

    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("experiment", "number of the journal's experiment; ours for what it did not do"),
        Column.Text("equation", "whose recurrence is learned"),
        Column.Text("model", "what reads a prefix and says the next coefficient"),
        Column.Integer("parameters", "", "weights and biases"),
        Column.Text("examples", "number of prefixes, their lengths"),
        Column.Integer("updates", "", "steps of Adam"),
        Column.Integer("batch", "", "most prefixes in a step, all of one length"),
        Column.Integer("seeds", "", "trainings; the columns up to the best show the one in the middle by its relative MSE"),
        Column.Real("training MSE", "", "mean squared error on the examples, dropout off", 3),
        Column.Real("with dropout", "", "the same with dropout on, as the journal prints it", 3),
        Column.Real("zero MSE", "", "what a model that says zero gets on the examples", 3),
        Column.Real("relative MSE", "", "squared error on unseen prefixes over that of saying zero; 1: nothing learned", 3),
        Column.Real("best", "", "least relative MSE of all seeds", 3),
        Column.Real("worst", "", "largest relative MSE of all seeds", 3),
        Column.Real("journal", "", "training loss printed in the journal", 3),
        Column.Real("journal relative", "", "the journal's loss over our zero MSE", 3),
    ];

    /// <summary>Writes <c>NAME.csv</c>, <c>NAME.md</c>, and <c>timings.csv</c> unless another table of the target has one.</summary>
    public static Table Write(TargetRun run, string title, IReadOnlyList<PrefixResult> results, string name = "table", bool withTimings = true)
    {
        var table = new Table(title, Columns, [.. results.Select(Row)]);
        ResultTables.Write(run, table, name);
        if (withTimings)
        {
            ResultTables.WriteTimings(
                run, title, [Column.Text("experiment", "as in the table"), Column.Text("equation", ""), Column.Text("model", ""), Column.Integer("updates", "", "")], "a training",
                results.Select(result => (
                    (ImmutableArray<Cell>)[result.Case.Experiment, result.Case.Equation.Name, result.Case.Model.Name, result.Case.Recipe.Updates],
                    result.Scores.Select(score => score.Seconds))));
        }

        return table;
    }

    /// <summary>Draws the learning curves, a panel for each equation.</summary>
    public static void Draw(TargetRun run, IReadOnlyList<PrefixResult> results, string file = Curves) => AtomicFile.WriteText(run.Result(file), SvgFigure.Render(new FigureGrid(
        "Learning a recurrence from examples", "Mean squared error on the examples over that of saying zero; median training.", 2,
        [
            .. results.GroupBy(result => result.Case.Equation.Name).Select(group => new Figure(
                group.Key, "", new Axis("updates", "", AxisScale.Log10), new Axis("relative MSE", "", AxisScale.Log10),
                [
                    .. group.Select(result => new CurveSeries(
                        result.Case.Model.Name, CurveStyle.Line,
                        [.. result.Median.Curve.Skip(1).Select(point => new FigurePoint(point.Evaluations, point.Loss / result.Median.TrainingZero))])),
                ]) { PlotHeight = 220 }),
        ])));

    private static ImmutableArray<Cell> Row(PrefixResult result)
    {
        var (item, score) = (result.Case, result.Median);
        return
        [
            item.Experiment, item.Equation.Name, item.Model.Name, item.Model.Parameters(item.Range.Longest),
            item.IsKnownSeries
                ? FormattableString.Invariant($"its own series, {item.Range.Shortest} to {item.Range.Longest}")
                : FormattableString.Invariant($"{item.Range.Count}, {item.Range.Shortest} to {item.Range.Longest}"),
            item.Recipe.Updates, item.Recipe.Batch, result.Scores.Length, score.Training, score.Noisy, score.TrainingZero, score.Relative,
            result.Best.Relative, result.Worst.Relative, item.Journal, item.Journal / score.TrainingZero,
        ];
    }
}
