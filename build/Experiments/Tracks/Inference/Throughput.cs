using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Extrapolations a second on one core and on several: the plans want more than a million.</summary>
internal static class Throughput
{
    /// <summary>What the plans ask for.</summary>
    public const double Wanted = 1e6;

    // Tracks of a batch of one thread: enough that a thread is told of work seldom.
    private const int BatchSize = 2048;

    /// <summary>Tracks a second and errors of each model.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="models">The models.</param>
    /// <param name="tracks">Tracks with truth.</param>
    public static ImmutableArray<Row> Measure(TargetRun run, ImmutableArray<InferenceModel> models, TestTracks tracks)
    {
        var sample = run.Real("inference-sample");
        using var team = new WorkerTeam(run.Threads);
        using var stage = run.Stage("throughput", models.Length);
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var model in models)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var times = InterleavedTimer.Measure(
                [ModelBatch.Contender("one", model.Extrapolator, tracks, BatchSize), Together(model.Extrapolator, tracks, team)],
                new(sample, run.Integer("inference-rounds"), 30 * sample));
            var errors = ErrorSummary.Of(tracks.Judge(model.Extrapolator, run.Threads).Errors);
            rows.Add(new(model, 1e9 / times[0].Median, 1e9 / times[1].Median, errors));
            stage.Advance(1);
        }

        return rows.ToImmutable();
    }

    /// <summary>The table.</summary>
    public static Table Table(ImmutableArray<Row> rows, int threads) => new(
        "Extrapolations a second",
        [
            Column.Text("model", "what carries the tracks"),
            Column.Text("family", "what it is a variant of"),
            Column.Real("median", "mm", "median position error", 3),
            Column.Real("rmse", "mm", "root mean square position error", 3),
            Column.Real("one core", "1/s", FormattableString.Invariant($"tracks a second in batches of {BatchSize} on one thread"), 4),
            Column.Real("all cores", "1/s", FormattableString.Invariant($"the same on {threads} threads, each with batches of its own"), 4),
            Column.Real("gain", "", "all cores over one", 3),
            Column.Text("a million", "whether one core, all cores or neither reach the plans' million a second"),
            Column.Text("machine", "where it was timed"),
        ],
        [
            .. rows.OrderByDescending(row => row.OneCore).Select(row => (ImmutableArray<Cell>)
            [
                row.Model.Name, row.Model.Family, row.Errors.Median, row.Errors.Rmse, row.OneCore, row.AllCores, row.AllCores / row.OneCore,
                row.OneCore >= Wanted ? "one core" : row.AllCores >= Wanted ? "all cores" : "no", MachineDescription.Current().ToString(),
            ]),
        ]);

    private static Contender Together(Extrapolator extrapolator, TestTracks tracks, WorkerTeam team)
    {
        var (states, z0, z1) = ModelBatch.Take(tracks, BatchSize);
        var ends = Enumerable.Range(0, team.Threads).Select(_ => TrackColumns.Allocate(BatchSize)).ToArray();
        var statuses = ends.Select(_ => new ExtrapolationStatus[BatchSize]).ToArray();
        return new(
            "all",
            repetitions =>
            {
                team.Run(team.Threads, thread =>
                {
                    for (var i = 0; i < repetitions; i++)
                    {
                        extrapolator.ExtrapolateBatch(states, z0, z1, ends[thread], statuses[thread]);
                    }
                });
                return ends[0].Tx[0];
            },
            BatchSize * team.Threads);
    }

    /// <summary>What was found of one model.</summary>
    /// <param name="Model">The model.</param>
    /// <param name="OneCore">Tracks a second on one thread.</param>
    /// <param name="AllCores">Tracks a second on all.</param>
    /// <param name="Errors">Its errors.</param>
    internal sealed record Row(InferenceModel Model, double OneCore, double AllCores, ErrorSummary Errors);
}
