using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Experiments.Tracks.Pure;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Jacobians;

/// <summary>Judges and times the transport matrix of every extrapolator: what a Kalman filter takes a covariance along with.</summary>
internal static class JacobiansTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Jacobians";

    // Differences take ninety integrations a track.
    private const int TracksPerDifference = 10;

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Whose transport matrix is good enough for a Kalman filter, and what does it cost?",
        Parameters =
        [
            Parameter.Integer("jacobian-tracks", "test tracks whose matrices are compared with the truth", "", standard: 4000, smoke: 200, @long: 20_000, minimum: 10),
            Parameter.Integer("jacobian-rounds", "times each contender is timed, in turn with its rivals", "", standard: 11, smoke: 1, @long: 31, minimum: 1),
            Parameter.Real("jacobian-sample", "length of one timed sample", "ms", 1, smoke: 0.05, minimum: 0.05),
        ],
        Inputs = JacobianContenders.Inputs,
        Code = [.. RaceCode.Files, .. PureNetworksWeightsTarget.Code, "build/Experiments/Tracks/Jacobians"],
        Results = ["table.csv", "table.md", "blocks.csv", "blocks.md", "truth.csv", "truth.md", "verdict.md", "timings.csv", "summary.md"],
        Pinned = ["table.csv", "table.md", "blocks.csv", "blocks.md", "truth.csv", "truth.md", "verdict.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, run.Integer("jacobian-tracks"));
        var entries = JacobianContenders.All(run);
        JacobianTruth truth;
        using (var stage = run.Stage("truth", 1))
        {
            truth = JacobianTruth.Of(tracks, Math.Max(10, tracks.Count / TracksPerDifference), run.Threads, run.CancellationToken);
            stage.Advance(1);
        }

        var scores = Judge(run, entries, tracks, truth);
        ImmutableArray<JacobianScore> differences =
        [
            .. entries.Where(entry => JacobianContenders.ByDifferences.Contains(entry.Name))
                .Select(entry => JacobianScore.OfDifferences(entry, tracks, run.Threads)),
        ];
        var errors = JacobianTables.Errors(scores);
        Write(run, "table", errors);
        Write(run, "blocks", JacobianTables.OfBlocks(scores));
        Write(run, "truth", truth.ToTable());
        AtomicFile.WriteText(run.Result("verdict.md"), JacobianVerdict.Of(truth, scores, differences).Render());

        var sample = run.Real("jacobian-sample");
        var times = JacobianTimes.Measure(run, entries, new TestTracks(rows, 20_000), new TimerOptions(sample, run.Integer("jacobian-rounds"), 10 * sample));
        var machine = MachineDescription.Current();
        var timings = JacobianTimes.ToTable(times, machine);
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Transport matrices")
            .Paragraph("The 5x5 matrix d(x, y, tx, ty, q/p at the end) / d(the same at the start) of every extrapolator, the exact derivative of what it does: dual numbers through the same steps, reverse products through networks (in single precision: to a few 1e-6), derivatives of polynomials. Differences by five more extrapolations stand beside it. Errors and whose matrix is good are judged in [verdict.md](verdict.md), block by block in [blocks.md](blocks.md).")
            .Heading(2, "What it costs")
            .Paragraph($"One track, one thread, on {machine}.")
            .Criteria(JacobianVerdict.Of(times))
            .Table(timings)
            .Table(errors)
            .Table(truth.ToTable())
            .Render());
    }

    private static ImmutableArray<JacobianScore> Judge(TargetRun run, ImmutableArray<RaceEntry> entries, TestTracks tracks, JacobianTruth truth)
    {
        using var stage = run.Stage("errors", entries.Length);
        var scores = ImmutableArray.CreateBuilder<JacobianScore>();
        foreach (var entry in entries)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            stage.Report(entry.Name);
            scores.Add(JacobianScore.Of(entry, false, tracks, truth.Matrices, run.Threads));
            if (JacobianContenders.ByDifferences.Contains(entry.Name))
            {
                scores.Add(JacobianScore.Of(entry, true, tracks, truth.Matrices, run.Threads));
            }

            stage.Advance(1);
        }

        return scores.ToImmutable();
    }

    private static void Write(TargetRun run, string name, Table table)
    {
        CsvTable.Write(run.Result($"{name}.csv"), table);
        AtomicFile.WriteText(run.Result($"{name}.md"), MarkdownTable.Render(table));
    }
}
