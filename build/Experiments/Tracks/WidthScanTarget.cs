using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Files;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Models;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Phase 1 of the plan: which width of a single hidden layer replaces Runge-Kutta, and at what price?</summary>
internal static class WidthScanTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "WidthScan";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Judge and time networks of six widths against every classical extrapolator (the plan's phase 1)",
        Parameters =
        [
            Parameter.Integer("scan-rounds", "times each contender is timed, in turn with the others", "", standard: 21, smoke: 2, @long: 41, minimum: 1),
            Parameter.Real("scan-sample", "length of one timed sample", "ms", 2, smoke: 0.2, minimum: 0.05),
        ],
        Inputs = [DatasetTarget.Name, BaselinesTarget.Name, WidthScanWeightsTarget.Name],
        Code =
        [
            .. TrackCode.Learning, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/WidthScanTarget.cs", "build/Experiments/Tracks/WidthScanTables.cs",
            "build/Experiments/Tracks/WidthScanFigures.cs", "build/Experiments/Tracks/WidthScanVerdict.cs", "build/Experiments/Tracks/WidthRace.cs",
            "build/Experiments/Tracks/ClassicalSuite.cs", "build/Experiments/Tracks/ExtrapolatorContender.cs", "build/Experiments/Tracks/FastField.cs",
        ],
        Results =
        [
            "table.csv", "table.md", "timings.csv", "summary.md", "verdict.md",
            "error-against-width.svg", "error-against-multiply-adds.svg", "time-against-width.svg", "pareto.svg",
        ],
        Pinned = ["table.csv", "table.md", "error-against-width.svg", "error-against-multiply-adds.svg"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, int.MaxValue);
        var planTracks = new TestTracks(rows, 100);
        var quartiles = MomentumQuartiles.Of(rows);
        var scores = ImmutableArray.CreateBuilder<WidthScore>();
        using (var stage = run.Stage("errors", WidthScanWeightsTarget.Models.Length))
        {
            foreach (var name in WidthScanWeightsTarget.Models)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                var model = TrackNetworkFile.Read(run.ArtifactOf(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(name)));
                var extrapolator = new LearnedExtrapolator(name, model);
                var (errors, flagged) = tracks.Judge(extrapolator, run.Threads);
                scores.Add(new WidthScore(
                    name, model, extrapolator, ErrorSummary.Of(errors), [.. quartiles.Summarise(errors)],
                    ErrorSummary.Of(planTracks.Judge(extrapolator, run.Threads).Errors), flagged));
                stage.Advance(1);
            }
        }

        var epochs = CsvTable.Read(run.ResultOf(WidthScanWeightsTarget.Name, "table.csv"), "training", WidthScanWeightsTarget.TableColumns)
            .Rows.ToDictionary(row => row[0].Text, row => row[2].Integer);
        var table = WidthScanTables.Errors(scores.ToImmutable(), epochs, quartiles.Edges);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        AtomicFile.WriteText(run.Result("error-against-width.svg"), SvgFigure.Render(WidthScanFigures.ErrorAgainstWidth(scores)));
        AtomicFile.WriteText(run.Result("error-against-multiply-adds.svg"), SvgFigure.Render(WidthScanFigures.ErrorAgainstMultiplyAdds(scores)));

        var classical = Classical(run);
        var (single, batch) = Time(run, scores.ToImmutable(), classical, new TestTracks(rows, 20_000));
        var training = CsvTable.Read(
            run.ArtifactOf(WidthScanWeightsTarget.Name, "training-times.csv"), "training times", WidthScanWeightsTarget.TimeColumns);
        var race = new WidthRace(scores.ToImmutable(), classical, single, batch);
        var timings = WidthScanTables.Timings(race, training, MachineDescription.Current());
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("time-against-width.svg"), SvgFigure.Render(WidthScanFigures.TimeAgainstWidth(race)));
        AtomicFile.WriteText(run.Result("pareto.svg"), SvgFigure.Render(WidthScanFigures.Pareto(race)));
        AtomicFile.WriteText(run.Result("verdict.md"), WidthScanVerdict.Of(race).Render());
        AtomicFile.WriteText(run.Result("summary.md"), WidthScanVerdict.Summary(race, table, timings).Render());
    }

    // Errors of the classical side come from Baselines; here it is timed again, in turn with the networks.
    private static ImmutableArray<ClassicalScore> Classical(TargetRun run)
    {
        var errors = CsvTable.Read(run.ResultOf(BaselinesTarget.Name, "table.csv"), "baselines", BaselinesTarget.Columns).Rows
            .ToDictionary(row => (row[0].Text, row[1].Kind == CellKind.Missing ? "" : row[1].Text));
        return
        [
            .. ClassicalSuite.All(run.Threads).Select(entry =>
            {
                var row = errors[(entry.Method, entry.Field)];
                return new ClassicalScore(entry, row[4].Real, row[5].Real);
            }).OrderBy(score => score.Entry.Name == ClassicalSuite.PlanBaseline ? 0 : 1),
        ];
    }

    private static (ImmutableArray<TimingResult> Single, ImmutableArray<TimingResult> Batch) Time(
        TargetRun run, ImmutableArray<WidthScore> scores, ImmutableArray<ClassicalScore> classical, TestTracks tracks)
    {
        var options = new TimerOptions(run.Real("scan-sample"), run.Integer("scan-rounds"), 10 * run.Real("scan-sample"));
        using var stage = run.Stage("timing", 2);
        var single = InterleavedTimer.Measure(
            [
                .. classical.Select(score => ExtrapolatorContender.Single(score.Entry.Name, score.Entry.Extrapolator, tracks)),
                .. scores.Select(score => ExtrapolatorContender.Single(score.Name, score.Extrapolator, tracks)),
            ],
            options);
        stage.Advance(1);
        var batch = InterleavedTimer.Measure(
            [
                .. classical.Select(score => ExtrapolatorContender.Batch(score.Entry.Name, score.Entry.Extrapolator, tracks)),
                .. scores.Select(score => ExtrapolatorContender.Batch(score.Name, score.Extrapolator, tracks)),
            ],
            options);
        stage.Advance(1);
        return (single, batch);
    }
}
