using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>What 16 and 8 bits cost in millimetres and save in bytes and nanoseconds, network by network.</summary>
internal static class QuantisationTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Quantisation";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Networks in 16 and 8 bits: error against size and time, and what fits into 64 KiB",
        Parameters =
        [
            Parameter.Integer("quantisation-tracks", "test tracks each network is judged on", "", standard: 50_000, smoke: 400, @long: 100_000, minimum: 10),
            Parameter.Integer("quantisation-calibration", "validation tracks that intervals and weights are rounded by", "", standard: 4000, smoke: 200, minimum: 10),
            Parameter.Integer("quantisation-batch", "tracks of a timed batch", "", standard: 10_000, smoke: 1024, minimum: 1),
            Parameter.Integer("quantisation-rounds", "times each network is timed, in turn with the others", "", standard: 15, smoke: 1, @long: 31, minimum: 1),
            Parameter.Real("quantisation-sample", "length of one timed sample", "ms", 2, smoke: 0.05, minimum: 0.05),
        ],
        Inputs = [DatasetTarget.Name, WidthScanWeightsTarget.Name, TwoLayerScanTarget.Name],
        Code =
        [
            .. TrackCode.Learning, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/Quantisation", "build/Experiments/Tracks/ExtrapolatorContender.cs",
            "build/Experiments/Tracks/ErrorColumns.cs", "build/Experiments/Tracks/WidthScanWeightsTarget.cs", "build/Experiments/Tracks/Deep/TwoLayerScanTarget.cs",
        ],
        Results =
        [
            "table.csv", "table.md", "calibration.csv", "calibration.md", "memory.csv", "memory.md", "error-against-size.svg",
            "timings.csv", "summary.md", "verdict.md",
        ],
        Pinned = ["table.csv", "table.md", "calibration.csv", "calibration.md", "memory.csv", "memory.md", "error-against-size.svg"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var test = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        using var validation = new FileRows<float>(DatasetTarget.FilesFor(run, "validation"));
        var tracks = new TestTracks(test, run.Integer("quantisation-tracks"));
        var models = TrainedModel.ReadAll(run);
        var scores = ImmutableArray.CreateBuilder<QuantisationScore>();
        var contenders = ImmutableArray.CreateBuilder<QuantisationContender>();
        var calibrations = CalibrationStudy.Empty;
        using (var stage = run.Stage("errors", models.Length))
        {
            foreach (var model in models)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                stage.Report(model.Name);
                var calibration = model.Encode(validation, run.Integer("quantisation-calibration"));
                var judge = new QuantisationJudge(tracks, model.Extrapolator(model.Network), run.Threads);
                foreach (var kind in NumberKind.All)
                {
                    var variant = kind.Make(model, calibration, run.Threads);
                    var judged = judge.Errors(variant);
                    scores.Add(new(
                        model, kind, ConstantMemory.Total(kind, model.Network.Shape), judged, judge.Difference(variant), judged.Rmse / judge.Exact.Rmse));
                    contenders.Add(new(model, kind, variant));
                }

                if (CalibrationStudy.Models.Contains(model.Name))
                {
                    calibrations = CalibrationStudy.With(calibrations, model, judge, calibration, run.Threads);
                }

                stage.Advance(1);
            }
        }

        var errors = QuantisationTables.Errors(scores.ToImmutable());
        var memory = ConstantMemory.Widest();
        ModelTable.Write(run, errors);
        ModelTable.Write(run, calibrations, "calibration");
        ModelTable.Write(run, memory, "memory");
        AtomicFile.WriteText(run.Result("error-against-size.svg"), SvgFigure.Render(QuantisationTables.Picture(scores.ToImmutable())));

        var machine = MachineDescription.Current();
        var times = Time(run, contenders, new TestTracks(test, 20_000));
        var timings = QuantisationTables.Times(times, run.Integer("quantisation-batch"), machine);
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("verdict.md"), QuantisationVerdict.Of(scores.ToImmutable(), calibrations, times, machine).Render());
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Quantisation")
            .Paragraph("What 16 and 8 bits cost in millimetres and save in bytes and nanoseconds. Errors are the same on every machine; times are of one thread of the machine named in the table. The verdict is in [verdict.md](verdict.md).")
            .Picture("Error against size", "error-against-size.svg")
            .Table(errors)
            .Table(memory)
            .Table(calibrations)
            .Table(timings)
            .Render());
    }

    // Each network's kinds in turn, so that a ratio is of two times taken side by side.
    private static ImmutableArray<QuantisationTime> Time(TargetRun run, IEnumerable<QuantisationContender> contenders, TestTracks tracks)
    {
        var options = new TimerOptions(run.Real("quantisation-sample"), run.Integer("quantisation-rounds"), 10 * run.Real("quantisation-sample"));
        var batch = run.Integer("quantisation-batch");
        var groups = contenders.Where(contender => NumberKind.Timed.Contains(contender.Kind)).GroupBy(contender => contender.Model.Name).ToArray();
        var times = ImmutableArray.CreateBuilder<QuantisationTime>();
        using var stage = run.Stage("timing", groups.Length);
        foreach (var group in groups)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var entries = group.ToArray();
            var single = InterleavedTimer.Measure([.. entries.Select(entry => ExtrapolatorContender.Single(entry.Kind.Name, entry.Extrapolator, tracks))], options);
            var many = InterleavedTimer.Measure([.. entries.Select(entry => ExtrapolatorContender.Batch(entry.Kind.Name, entry.Extrapolator, tracks, batch))], options);
            times.AddRange(entries.Select((entry, i) => new QuantisationTime(entry.Model, entry.Kind, single[i], many[i])));
            stage.Advance(1);
        }

        return times.ToImmutable();
    }
}
