using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Lab.Tables;
using Lorentz.Series.Losses;

namespace Lorentz.Build.Experiments.Series.Weighting;

/// <summary>Every row's loss beside what costs nothing to learn under the same weights, and under one pair of weights for all.</summary>
internal static class TailTable
{
    /// <summary>The weights under which all rows compare.</summary>
    public const double Common = 100;

    /// <summary>The columns.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("experiment", "as in the table"),
        Column.Text("equation", ""),
        Column.Text("model", ""),
        Column.Integer("N", "", "index of the last coefficient"),
        Column.Text("weights", "of the conditions / of the recurrence"),
        Column.Text("training", "steps of AdamW + calls of L-BFGS (+ iterations of Levenberg-Marquardt)"),
        Column.Real("loss", "", "of the training in the middle", 3),
        Column.Real("zero", "", "loss of y = 0, under the same weights", 4),
        Column.Real("constant", "", "least loss of equal coefficients, under the same weights", 4),
        Column.Real("last 4", "", "least loss where only the last four coefficients are not zero, under the same weights", 4),
        Column.Real("last 8", "", "the same with the last eight", 4),
        Column.Real("last 8, free", "", "the same with the recurrence unweighted: what the conditions and the residual alone would let a tail buy", 4),
        Column.Real("at 100 / 100", "", "loss that the trained coefficients have under the weights 100 and 100", 3),
        Column.Real("zero at 100 / 100", "", "loss of y = 0 under those", 4),
        Column.Real("of zero", "", "the former over the latter: above 1 where the training made things worse", 3),
    ];

    /// <summary>The table of some results.</summary>
    public static Table Of(IEnumerable<CaseResult> results) => new("What tails and zero cost under the same weights", Columns, [.. results.Select(Row)]);

    /// <summary>The trained coefficients under the common weights.</summary>
    public static double AtCommon(CaseResult result) => CommonLoss(result).Evaluate(result.Median.Coefficients).Total;

    /// <summary>What the last coefficients alone reach under the weights of a case.</summary>
    public static double Tail(CaseResult result, int free) => TailOnly.Least(result.Judge.Loss, free).Loss.Total;

    private static ImmutableArray<Cell> Row(CaseResult result)
    {
        var item = result.Case;
        var loss = CommonLoss(result);
        var (common, zero) = (loss.Evaluate(result.Median.Coefficients).Total, Baselines.Zero(loss).Total);
        var unweighted = new SeriesLoss(item.Equation, item.Terms, item.Points, item.BoundaryWeight, 0);
        return
        [
            item.Experiment, item.Equation.Name, item.Model.Name, item.Terms, item.Weights, SeriesTable.Training(item.Recipe),
            result.Median.Loss.Total, result.Judge.Zero, result.Judge.Constant, Tail(result, 4), Tail(result, 8), TailOnly.Least(unweighted, 8).Loss.Total,
            common, zero, common / zero,
        ];
    }

    private static SeriesLoss CommonLoss(CaseResult result) => new(result.Case.Equation, result.Case.Terms, result.Case.Points, Common, Common);
}
