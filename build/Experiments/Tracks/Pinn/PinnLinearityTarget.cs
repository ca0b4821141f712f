using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>The plan's experiment P1: is it the straight path that makes the position error of 50 mm?</summary>
internal static class PinnLinearityTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PinnLinearity";

    private const int DrawnTracks = 10;

    /// <summary>The target.</summary>
    public static Target Target { get; } = PinnStudy.Target(
        Name,
        "P1: does the straight path of the residual network make its position error? True and predicted paths, in both magnets",
        PinnStudy.Parameters(tracks: 40_000, epochs: 16),
        ["straightness.csv", "straightness.md"],
        ["paths-weak.svg", "paths-full.svg"],
        Execute);

    /// <summary>A judged network.</summary>
    /// <param name="Score">Its errors.</param>
    /// <param name="True">How far true paths are from straight, track by track, in mm.</param>
    /// <param name="Predicted">How far predicted paths are.</param>
    /// <param name="Floor">The best straight path of every track.</param>
    private sealed record Case(PathScore Score, double[] True, double[] Predicted, PathScore Floor);

    private static void Execute(TargetRun run)
    {
        var table = ModelTable.Empty("Straight paths");
        var straightness = new Table(
            "Distance of paths from the straight line between their start and end, largest on the way, track by track",
            Column.Text("problem", "which tracks, through which magnet"),
            Column.Text("path", "true or predicted"),
            Column.Real("median", "mm", "median over tracks", 4),
            Column.Real("p99", "mm", "99th percentile", 4),
            Column.Real("max", "mm", "largest", 4));
        var weakSets = StudySets.Draw(run, PinnStudy.Plans());
        var realSets = StudySets.Draw(run, PinnStudy.Real());
        var published = new ResidualFamily(PinnStudy.Narrow, MixesNormalisations: true);
        var weak = Judge(weakSets, "as published, 10 points", published, FormulationFit.Absolute(weakSets.Training.Rows, 6), "paths-weak.svg", PinnStudy.PublishedPosition, PinnStudy.PublishedSlope);
        var real = Judge(realSets, "start in physical units, 10 points", new ResidualFamily(PinnStudy.Narrow), FormulationFit.Increment(realSets.Training.Rows, 6), "paths-full.svg", null, null);
        ModelTable.Write(run, table);
        ModelTable.Write(run, straightness, "straightness");
        var (weakMost, realMost) = (new Quantiles(weak.True), new Quantiles(real.True));
        StudyTarget.Verdict(
            run,
            "P1, linearity: verdict",
            "The plan explains the position error of 50 mm by the form start + zeta c, which makes every predicted path a straight line, while true tracks curve. Here is how much they curve, and how much of the error that can be.",
            [
                new("Predicted positions lie on a straight line between predicted start and end", weak.Predicted.Max() < 0.01 && real.Predicted.Max() < 0.01, FormattableString.Invariant($"largest distance {weak.Predicted.Max():G2} mm and {real.Predicted.Max():G2} mm")),
                new("True trajectories curve: in the plans' magnet by more than 10 mm (median)", weakMost.Median > 10, FormattableString.Invariant($"median {weakMost.Median:G3} mm, 99 % below {weakMost.At(0.99):G3} mm, largest {weakMost.Maximum:G3} mm")),
                new("The published network has its error of tens of mm in the plans' magnet", weak.Score.End.Rmse is > 10 and < 200, FormattableString.Invariant($"{weak.Score.End.Rmse:G3} mm rms, mean {weak.Score.End.Mean:G3} mm; printed {PinnStudy.PublishedPosition} mm")),
                new("That error comes from the straight path (the best straight path of every track has at least half of it)", weak.Floor.End.Rmse > 0.5 * weak.Score.End.Rmse, FormattableString.Invariant($"best straight paths {weak.Floor.End.Rmse:G3} mm, network {weak.Score.End.Rmse:G3} mm at the end")),
                new("In the real magnet true paths are far from straight (median above 10 mm)", realMost.Median > 10, FormattableString.Invariant($"median {realMost.Median:G3} mm, 99 % below {realMost.At(0.99):G4} mm, largest {realMost.Maximum:G4} mm")),
                new("There the straight path makes the error on the way (the best straight path of every track has at least half of it)", real.Floor.Path.Rmse > 0.5 * real.Score.Path.Rmse, FormattableString.Invariant($"best straight paths {real.Floor.Path.Rmse:G4} mm, network {real.Score.Path.Rmse:G4} mm rms on the way")),
                new("... and, trained with collocation, at the end", real.Floor.End.Rmse > 0.5 * real.Score.End.Rmse, FormattableString.Invariant($"best straight paths {real.Floor.End.Rmse:G4} mm, network {real.Score.End.Rmse:G4} mm rms at the end")),
            ],
            [
                "The hypothesis is false where it was made and true where it was not tested. In the plans' magnet the published error has another cause, the skip connection that mixes two normalisations: SkipNormalisation predicts it to a percent.",
                "![Weak magnet](paths-weak.svg)",
                "![Real magnet](paths-full.svg)",
            ],
            table);

        Case Judge(StudySets sets, string name, TrackFamily family, Formulation formulation, string figure, double? position, double? slope)
        {
            var model = PinnStudy.Train(run, name, sets, family, formulation, PinnStudy.AllPoints(sets));
            var score = PathScore.Of(model, sets.Test, run.Threads);
            var floor = PathScore.Floor(sets.Test, 1);
            table = table
                .WithPath(sets, name, model.Weights.Length, score, position, slope)
                .WithPath(sets, "best straight path of every track (no network)", null, floor);
            var (truths, predictions) = (TruePaths(sets.Test), PredictedPaths(model, sets.Test, run.Threads));
            var result = new Case(score, [.. truths.Select(Straightness)], [.. predictions.Select(Straightness)], floor);
            foreach (var (kind, values) in new[] { ("true", result.True), ("predicted", result.Predicted) })
            {
                var quantiles = new Quantiles(values);
                straightness = straightness.With(sets.Problem.Name, kind, quantiles.Median, quantiles.At(0.99), quantiles.Maximum);
            }

            AtomicFile.WriteText(run.Result(figure), SvgFigure.Render(Picture(sets, truths, predictions)));
            return result;
        }
    }

    // x and y at 0, the points, and 1.
    private static (double X, double Y)[][] TruePaths(TrackSet set) =>
    [
        .. Enumerable.Range(0, set.Count).Select(track => Path(set.Rows.Segment(track), Enumerable.Range(0, set.Collocation + 2).Select(point =>
            point == 0 ? default : PathScore.Truth(set, track, point - 1)))),
    ];

    private static (double X, double Y)[][] PredictedPaths(FamilyModel model, TrackSet set, int threads)
    {
        const int chunk = 256;
        ImmutableArray<double> fractions = [.. Enumerable.Range(0, set.Collocation + 2).Select(point => point / (set.Collocation + 1.0))];
        var paths = new (double X, double Y)[set.Count][];
        FixedOrder.Run(FixedOrder.ChunkCount(set.Count, chunk), threads, index =>
        {
            var (start, length) = FixedOrder.Chunk(set.Count, chunk, index);
            var segments = Enumerable.Range((int)start, length).Select(track => set.Rows.Segment(track)).ToArray();
            var deviations = new Deviation[length * fractions.Length];
            new FamilyPredictor(model, fractions, length).Predict(segments, deviations);
            for (var i = 0; i < length; i++)
            {
                paths[start + i] = Path(segments[i], deviations.AsSpan(i * fractions.Length, fractions.Length).ToArray());
            }
        });
        return paths;
    }

    private static (double X, double Y)[] Path(Segment segment, IEnumerable<Deviation> deviations)
    {
        var states = deviations.ToArray();
        return
        [
            .. states.Select((deviation, i) =>
            {
                var (x, y, _, _) = deviation.EndOf(segment with { Dz = segment.Dz * i / (states.Length - 1.0) });
                return (x, y);
            }),
        ];
    }

    private static double Straightness((double X, double Y)[] path)
    {
        var largest = 0.0;
        for (var i = 1; i < path.Length - 1; i++)
        {
            var fraction = i / (path.Length - 1.0);
            var x = path[i].X - path[0].X - (fraction * (path[^1].X - path[0].X));
            var y = path[i].Y - path[0].Y - (fraction * (path[^1].Y - path[0].Y));
            largest = Math.Max(largest, Math.Sqrt((x * x) + (y * y)));
        }

        return largest;
    }

    private static FigureGrid Picture(StudySets sets, (double X, double Y)[][] truths, (double X, double Y)[][] predictions) => new(
        $"True and predicted paths: {sets.Problem.Name}",
        "x minus the straight line between the true start and the true end, against the fraction of the step: the first ten test tracks.",
        5,
        [
            .. Enumerable.Range(0, Math.Min(DrawnTracks, truths.Length)).Select(track => new Figure(
                FormattableString.Invariant($"track {track + 1}, {1 / (1000 * Math.Abs(sets.Test.Rows.Segment(track).Qop)):F1} GeV/c"),
                "",
                new Axis("fraction"),
                new Axis("x", "mm"),
                [Curve("true", truths[track], truths[track]), Curve("predicted", predictions[track], truths[track])])
            {
                PlotHeight = 160,
            }),
        ])
    {
        Width = 1200,
    };

    private static CurveSeries Curve(string name, (double X, double Y)[] path, (double X, double Y)[] truth) => new(
        name,
        CurveStyle.Line,
        [
            .. path.Select((point, i) =>
            {
                var fraction = i / (path.Length - 1.0);
                return new FigurePoint(fraction, point.X - truth[0].X - (fraction * (truth[^1].X - truth[0].X)));
            }),
        ]);
}
