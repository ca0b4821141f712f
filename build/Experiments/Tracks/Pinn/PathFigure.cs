using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>Errors along the path.</summary>
internal static class PathFigure
{
    /// <summary>Name of the file.</summary>
    public const string File = "path.svg";

    /// <summary>Draws the rms position error of some models against the fraction of the step.</summary>
    public static void Write(TargetRun run, string title, IEnumerable<(string Name, PathScore Score)> scores) =>
        AtomicFile.WriteText(run.Result(File), SvgFigure.Render(new Figure(
            title,
            "Root mean square position error at fractions of the step; the end is at 1.",
            new Axis("fraction of the step"),
            new Axis("rms position error", "mm", AxisScale.Log10),
            [
                .. scores.Select(entry => new CurveSeries(
                    entry.Name, CurveStyle.LineAndMarkers, [.. entry.Score.RmseByFraction().Select((error, i) => new FigurePoint(entry.Score.Fractions[i], error))])),
            ])));
}
