using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Models and classical extrapolators with their times from one interleaved run.</summary>
/// <param name="Classical">The classical side.</param>
/// <param name="Single">Time of one track, by name.</param>
/// <param name="Batch">Time of a track in a batch, by name.</param>
internal sealed record PureRace(
    ImmutableArray<ClassicalScore> Classical, IReadOnlyDictionary<string, TimingResult> Single, IReadOnlyDictionary<string, TimingResult> Batch)
{
    // Contenders much worse or much better than any model only cost time; the plans' baseline always runs.
    private const double LeastRmse = 0.005;
    private const double GreatestRmse = 20;

    /// <summary>Times everything.</summary>
    public static PureRace Run(TargetRun run, ImmutableArray<PureScore> scores, TestTracks tracks)
    {
        var classical = ReadClassical(run);
        var options = new TimerOptions(run.Real("pure-sample"), run.Integer("pure-rounds"), 10 * run.Real("pure-sample"));
        using var stage = run.Stage("timing", 2);
        var single = InterleavedTimer.Measure(
            [
                .. classical.Select(score => ExtrapolatorContender.Single(score.Entry.Name, score.Entry.Extrapolator, tracks)),
                .. scores.Select(score => ExtrapolatorContender.Single(score.Recipe.Name, score.Model.Extrapolator, tracks)),
            ],
            options);
        stage.Advance(1);
        var batch = InterleavedTimer.Measure(
            [
                .. classical.Select(score => ExtrapolatorContender.Batch(score.Entry.Name, score.Entry.Extrapolator, tracks)),
                .. scores.Select(score => ExtrapolatorContender.Batch(score.Recipe.Name, score.Model.Extrapolator, tracks)),
            ],
            options);
        stage.Advance(1);
        return new(classical, single.ToDictionary(result => result.Name), batch.ToDictionary(result => result.Name));
    }

    /// <summary>The fastest classical extrapolator with at most this rms error; null when none is as accurate.</summary>
    public ClassicalScore? FastestAsAccurate(double rmse) => Classical.Where(score => score.Rmse <= rmse).MinBy(score => Single[score.Entry.Name].Median);

    private static ImmutableArray<ClassicalScore> ReadClassical(TargetRun run)
    {
        var errors = CsvTable.Read(run.ResultOf(BaselinesTarget.Name, "table.csv"), "baselines", BaselinesTarget.Columns).Rows
            .ToDictionary(row => (row[0].Text, row[1].Kind == CellKind.Missing ? "" : row[1].Text));
        return
        [
            .. ClassicalSuite.All(run.Threads).Select(entry =>
            {
                var row = errors[(entry.Method, entry.Field)];
                return new ClassicalScore(entry, row[4].Real, row[5].Real);
            })
            .Where(score => score.Entry.Name == ClassicalSuite.PlanBaseline || (score.Entry.Field == "spline" && score.Rmse is >= LeastRmse and <= GreatestRmse))
            .OrderBy(score => score.Entry.Name == ClassicalSuite.PlanBaseline ? 0 : 1),
        ];
    }
}
