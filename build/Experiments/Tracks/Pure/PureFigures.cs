using System.Collections.Immutable;
using Lorentz.Lab.Figures;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>The pictures of the study of pure networks.</summary>
internal static class PureFigures
{
    /// <summary>Error of each model against what an evaluation costs.</summary>
    public static FigureGrid Errors(ImmutableArray<PureScore> scores) => new(
        "Error without a field",
        "Position errors over the test set against the multiply-adds of one evaluation: networks of one hidden layer, polynomial charts, and both together.",
        2,
        [Figure("Root mean square", scores, score => score.All.Rmse), Figure("Median", scores, score => score.All.Median)]);

    private static Figure Figure(string title, ImmutableArray<PureScore> scores, Func<PureScore, double> error) => new(
        title,
        "",
        new Axis("multiply-adds", "", AxisScale.Log10),
        new Axis("position error", "mm", AxisScale.Log10),
        [
            Series("networks", scores.Where(score => score.Recipe is NetworkRecipe { Inputs: not NetworkInputs.ChartRemainder }), error),
            Series("charts", scores.Where(score => score.Recipe is ChartRecipe), error),
            Series("both", scores.Where(score => score.Recipe is NetworkRecipe { Inputs: NetworkInputs.ChartRemainder }), error),
        ]);

    private static CurveSeries Series(string name, IEnumerable<PureScore> scores, Func<PureScore, double> error) => new(
        name, CurveStyle.Markers, [.. scores.Select(score => new FigurePoint(score.Model.MultiplyAdds, error(score)))]);
}
