using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>Contenders judged on one test set and timed in turn in one run.</summary>
/// <param name="Scores">The contenders in their order.</param>
internal sealed record ExtrapolatorRace(ImmutableArray<RaceScore> Scores)
{
    /// <summary>The levels of error at which the study compares.</summary>
    public static ImmutableArray<double> Levels { get; } = [0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>Judges and times.</summary>
    /// <param name="run">The run; its parameters are passed separately.</param>
    /// <param name="entries">The contenders.</param>
    /// <param name="tracks">Tracks for errors.</param>
    /// <param name="timed">Tracks for times.</param>
    /// <param name="rounds">Times each is timed.</param>
    /// <param name="sample">Length of one timed sample in ms.</param>
    public static ExtrapolatorRace Run(
        TargetRun run, ImmutableArray<RaceEntry> entries, TestTracks tracks, TestTracks timed, int rounds, double sample)
    {
        var errors = new (ErrorSummary Summary, int Flagged)[entries.Length];
        using (var stage = run.Stage("errors", entries.Length))
        {
            for (var i = 0; i < entries.Length; i++)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                stage.Report(entries[i].Name);
                var (found, flagged) = tracks.Judge(entries[i].Extrapolator, run.Threads);
                errors[i] = (ErrorSummary.Of(found), flagged);
                stage.Advance(1);
            }
        }

        var options = new TimerOptions(sample, rounds, 10 * sample);
        using var timing = run.Stage("timing", 2);
        var single = InterleavedTimer.Measure([.. entries.Select(entry => ExtrapolatorContender.Single(entry.Name, entry.Extrapolator, timed))], options);
        timing.Advance(1);
        var batch = InterleavedTimer.Measure([.. entries.Select(entry => ExtrapolatorContender.Batch(entry.Name, entry.Extrapolator, timed))], options);
        timing.Advance(1);
        return new([.. entries.Select((entry, i) => new RaceScore(entry, errors[i].Summary, errors[i].Flagged, single[i], batch[i]))]);
    }

    /// <summary>The contender that reaches an rms error fastest, or null.</summary>
    public RaceScore? Fastest(bool learned, double rmse, bool batched) =>
        Scores.Where(score => score.Entry.IsLearned == learned && score.Errors.Rmse <= rmse).MinBy(score => score.Time(batched));

    /// <summary>The most accurate contender within a time, or null.</summary>
    public RaceScore? MostAccurate(bool learned, double time, bool batched) =>
        Scores.Where(score => score.Entry.IsLearned == learned && score.Time(batched) <= time).MinBy(score => score.Errors.Rmse);

    /// <summary>Whether no other contender is both faster and more accurate.</summary>
    public bool IsOnFront(RaceScore score, bool batched) =>
        !Scores.Any(other => other != score && other.Time(batched) <= score.Time(batched) && other.Errors.Rmse <= score.Errors.Rmse
            && (other.Time(batched) < score.Time(batched) || other.Errors.Rmse < score.Errors.Rmse));

    /// <summary>Errors: the same on every machine.</summary>
    public Table ErrorTable(string title) => new(
        title,
        [
            Column.Text("extrapolator", "what carries the tracks"),
            Column.Text("kind", "classical, or learned"),
            Column.Text("family", "what it is a variant of"),
            .. ErrorColumns.Position,
            Column.Integer("flagged", "", "tracks with a status other than ok"),
        ],
        [
            .. Scores.Select(score => (ImmutableArray<Cell>)
            [
                score.Entry.Name, Kind(score), score.Entry.Family, .. ErrorColumns.Cells(score.Errors), score.Flagged,
            ]),
        ]);

    /// <summary>Errors and times side by side.</summary>
    public Table TimeTable(string title, MachineDescription machine) => new(
        title,
        [
            Column.Text("extrapolator", "what carries the tracks"),
            Column.Text("kind", "classical, or learned"),
            Column.Real("median", "mm", "median position error", 3),
            Column.Real("rmse", "mm", "root mean square position error", 3),
            Column.Real("p95", "mm", "95th percentile of the position error", 3),
            Column.Real("p99", "mm", "99th percentile of the position error", 3),
            Column.Real("single", "ns", "median time of one track", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("batch", "ns", "median time of a track in a batch, one thread", 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Text("front", "on the Pareto front of rms error and time: single, batch, or both"),
            Column.Text("machine", "where it was timed"),
        ],
        [
            .. Scores.Select(score => (ImmutableArray<Cell>)
            [
                score.Entry.Name, Kind(score), score.Errors.Median, score.Errors.Rmse, score.Errors.Percentile95, score.Errors.Percentile99,
                score.Single.Median, score.Single.LowerQuartile, score.Batch.Median, score.Batch.LowerQuartile,
                (IsOnFront(score, false), IsOnFront(score, true)) switch
                {
                    (true, true) => "both",
                    (true, false) => "single",
                    (false, true) => "batch",
                    _ => "",
                },
                machine.ToString(),
            ]),
        ]);

    /// <summary>Who is fastest at each level of error, and who most accurate in the same time.</summary>
    public Table LevelTable(bool batched) => new(
        batched ? "At each level of error: in a batch" : "At each level of error: one track",
        [
            Column.Real("rmse at most", "mm", "the level", 3),
            Column.Text("fastest classical", "of those at least as accurate"),
            Column.Real("classical", "ns", "its time", 4),
            Column.Text("fastest learned", "of those at least as accurate"),
            Column.Real("learned", "ns", "its time", 4),
            Column.Real("times faster", "", "classical time over learned time", 3),
            Column.Real("error in classical's time", "mm", "rms error of the most accurate learned extrapolator no slower than the classical one", 3),
            Column.Real("times more accurate", "", "the classical one's error over that", 3),
        ],
        [
            .. Levels.Select(level =>
            {
                var (classical, learned) = (Fastest(false, level, batched), Fastest(true, level, batched));
                var rival = classical is null ? null : MostAccurate(true, classical.Time(batched), batched);
                return (ImmutableArray<Cell>)
                [
                    level, classical?.Entry.Name ?? "none", classical?.Time(batched), learned?.Entry.Name ?? "none", learned?.Time(batched),
                    classical is null || learned is null ? (double?)null : classical.Time(batched) / learned.Time(batched),
                    rival?.Errors.Rmse,
                    classical is null || rival is null ? (double?)null : classical.Errors.Rmse / rival.Errors.Rmse,
                ];
            }),
        ]);

    /// <summary>Error against time, a curve a family.</summary>
    public Figure Picture(string title, bool batched) => new(
        title,
        batched ? "Root mean square position error against the time of a track in a batch, one thread. Lower left is better."
            : "Root mean square position error against the time of one track, one thread. Lower left is better.",
        new Axis(batched ? "time of a track in a batch" : "time of one track", "ns", AxisScale.Log10),
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            .. Scores.GroupBy(score => score.Entry.Family).Select(group => new CurveSeries(
                group.Key,
                group.First().Entry.IsLearned ? CurveStyle.LineAndMarkers : CurveStyle.Markers,
                [.. group.OrderBy(score => score.Time(batched)).Select(score => new FigurePoint(score.Time(batched), score.Errors.Rmse))])),
        ])
    {
        PlotHeight = 460,
    };

    private static string Kind(RaceScore score) => score.Entry.IsLearned ? "learned" : "classical";
}
