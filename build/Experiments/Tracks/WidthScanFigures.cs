using System.Collections.Immutable;
using Lorentz.Lab.Figures;

namespace Lorentz.Build.Experiments.Tracks;

using Series = Lorentz.Lab.Figures.Series;

/// <summary>The figures of the width scan.</summary>
internal static class WidthScanFigures
{
    /// <summary>Median and rms error against the width.</summary>
    public static Figure ErrorAgainstWidth(IEnumerable<WidthScore> scores) => new(
        "Error against width",
        "Position error on the whole test set, in both formulations.",
        new Axis("width", "neurons", AxisScale.Log10) { Ticks = [.. WidthScanWeightsTarget.Widths.Select(width => (double)width)] },
        new Axis("position error", "mm", AxisScale.Log10),
        Errors(scores, score => score.Width));

    /// <summary>Median and rms error against the arithmetic of one evaluation.</summary>
    public static Figure ErrorAgainstMultiplyAdds(IEnumerable<WidthScore> scores) => new(
        "Error against arithmetic",
        "Position error on the whole test set against the multiply-adds of one evaluation.",
        new Axis("multiply-adds", "", AxisScale.Log10),
        new Axis("position error", "mm", AxisScale.Log10),
        Errors(scores, score => score.Model.Network.Shape.MultiplyAdds));

    /// <summary>Time of one track, alone and in a batch, against the width.</summary>
    public static Figure TimeAgainstWidth(WidthRace race)
    {
        var residual = race.Scores.Where(score => score.Formulation == "residual").ToArray();
        return new(
            "Time against width",
            "Median time of one track on one thread, encoding and decoding included.",
            new Axis("width", "neurons", AxisScale.Log10) { Ticks = [.. WidthScanWeightsTarget.Widths.Select(width => (double)width)] },
            new Axis("time of one track", "ns", AxisScale.Log10),
            [
                new CurveSeries("alone", CurveStyle.LineAndMarkers, [.. residual.Select(score => new FigurePoint(score.Width, race.Single(score.Name).Median))]),
                new CurveSeries("in a batch", CurveStyle.LineAndMarkers, [.. residual.Select(score => new FigurePoint(score.Width, race.Batch(score.Name).Median))]),
                new ReferenceLine("RK4, 10 mm, trilinear", race.Single(ClassicalSuite.PlanBaseline).Median),
            ]);
    }

    /// <summary>Error against time: networks and every classical extrapolator.</summary>
    public static Figure Pareto(WidthRace race) => new(
        "Speed and accuracy",
        "Root mean square position error against the median time of one track, one thread. Lower left is better.",
        new Axis("time of one track", "ns", AxisScale.Log10),
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            .. race.Classical.GroupBy(score => score.Entry.Field).Select(group => new CurveSeries(
                group.Key.Length == 0 ? "straight line" : $"classical, {group.Key}",
                CurveStyle.Markers,
                [.. group.Select(score => new FigurePoint(
                    race.Single(score.Entry.Name).Median, score.Rmse, score.Entry.Name == ClassicalSuite.PlanBaseline ? "RK4 10 mm" : ""))])),
            .. race.Scores.GroupBy(score => score.Formulation).Select(group => new CurveSeries(
                $"network, {group.Key}",
                CurveStyle.LineAndMarkers,
                [.. group.Select(score => new FigurePoint(
                    race.Single(score.Name).Median, score.All.Rmse, score.Width is 256 or 8192 ? FormattableString.Invariant($"{score.Width}") : ""))])),
        ])
        {
            PlotHeight = 460,
        };

    private static ImmutableArray<Series> Errors(IEnumerable<WidthScore> scores, Func<WidthScore, double> along) =>
    [
        .. scores.GroupBy(score => score.Formulation).SelectMany(group => new Series[]
        {
            new CurveSeries($"{group.Key}, median", CurveStyle.LineAndMarkers, [.. group.Select(score => new FigurePoint(along(score), score.All.Median))]),
            new CurveSeries($"{group.Key}, rms", CurveStyle.LineAndMarkers, [.. group.Select(score => new FigurePoint(along(score), score.All.Rmse))]) { IsDashed = true },
        }),
    ];
}
