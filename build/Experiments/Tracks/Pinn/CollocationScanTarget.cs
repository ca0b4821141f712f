using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>5, 10, 20 and 50 points along the path, for the family the plans tried them on and for one that can use them.</summary>
internal static class CollocationScanTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "CollocationScan";

    private const int MostPoints = 50;

    private static ImmutableArray<int> Counts { get; } = [5, 10, 20, MostPoints];

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "5, 10, 20 and 50 points along the path: does their number matter?",
        PinnStudy.Parameters(tracks: 12_000, epochs: 8, batch: 32),
        [],
        ["error-against-points.svg"],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, PinnStudy.Real(MostPoints));
        var formulation = FormulationFit.Increment(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Number of points along the path");
        var residual = Counts.Select(count => Score("residual", new ResidualFamily(PinnStudy.Narrow), count)).ToArray();
        var fraction = Counts.Select(count => Score("z-fraction", new FractionFamily(PinnStudy.Narrow), count)).ToArray();
        var floor = PathScore.Floor(sets.Test, 1);
        table = table.WithPath(sets, "best straight path of every track (no network), 50 points", null, floor);
        ModelTable.Write(run, table);
        AtomicFile.WriteText(run.Result("error-against-points.svg"), SvgFigure.Render(Picture(residual, fraction)));
        StudyTarget.Verdict(
            run,
            "Number of collocation points: verdict",
            "The plans trained with 5, 10, 20 and 50 points and saw nearly the same error, \"because the architecture was the bottleneck\". All networks here see the same tracks and the same number of steps; errors along the path are taken at 50 points.",
            [
                new("The number of points does not matter to the linear family (end and path within 10 %)", Ratio(residual, End) < 1.1 && Ratio(residual, Path) < 1.1, Row(residual)),
                new("... because of its architecture: its path error is that of the best straight path (within 10 %)", residual[^1].Path.Rmse < 1.1 * floor.Path.Rmse, FormattableString.Invariant($"{residual[^1].Path.Rmse:G4} mm against {floor.Path.Rmse:G4} mm")),
                new("To a family whose path can bend it matters (end, more than 20 %)", Ratio(fraction, End) > 1.2, Row(fraction)),
                new("... along the path too", Ratio(fraction, Path) > 1.2, Row(fraction)),
                new("More points are better for that family (50 against 5, path)", fraction[^1].Path.Rmse < fraction[0].Path.Rmse, Row(fraction)),
            ],
            [],
            table);

        PathScore Score(string kind, TrackFamily family, int count)
        {
            var name = FormattableString.Invariant($"{kind} [256, 256], {count} points");
            ImmutableArray<int> points = [.. Enumerable.Range(1, count).Select(i => (int)Math.Round(i * (MostPoints + 1.0) / (count + 1)) - 1)];
            var model = PinnStudy.Train(run, name, sets, family, formulation, points);
            var score = PathScore.Of(model, sets.Test, run.Threads);
            table = table.WithPath(sets, name, model.Weights.Length, score);
            return score;
        }
    }

    private static Figure Picture(PathScore[] residual, PathScore[] fraction) => new(
        "Number of collocation points",
        "Root mean square position error at the end (full) and along the path (dashed).",
        new Axis("points along the path", "", AxisScale.Log10) { Ticks = [.. Counts.Select(count => (double)count)] },
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            Curve("residual, end", "residual", residual, End, false), Curve("residual, path", "residual", residual, Path, true),
            Curve("z-fraction, end", "z-fraction", fraction, End, false), Curve("z-fraction, path", "z-fraction", fraction, Path, true),
        ]);

    private static CurveSeries Curve(string name, string colour, PathScore[] scores, Func<PathScore, double> error, bool dashed) =>
        new(name, CurveStyle.LineAndMarkers, [.. scores.Select((score, i) => new FigurePoint(Counts[i], error(score)))]) { ColourName = colour, IsDashed = dashed };

    private static double End(PathScore score) => score.End.Rmse;

    private static double Path(PathScore score) => score.Path.Rmse;

    private static double Ratio(PathScore[] scores, Func<PathScore, double> error) => scores.Max(error) / scores.Min(error);

    private static string Row(PathScore[] scores) => string.Join("; ", scores.Select((score, i) =>
        FormattableString.Invariant($"{Counts[i]} points: end {score.End.Rmse:G3}, path {score.Path.Rmse:G3} mm")));
}
