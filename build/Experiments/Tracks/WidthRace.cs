using System.Collections.Immutable;
using Lorentz.Lab.Timing;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Networks and classical extrapolators with their times from one interleaved run.</summary>
internal sealed class WidthRace
{
    private readonly Dictionary<string, TimingResult> single;
    private readonly Dictionary<string, TimingResult> batch;

    public WidthRace(
        ImmutableArray<WidthScore> scores, ImmutableArray<ClassicalScore> classical, ImmutableArray<TimingResult> single, ImmutableArray<TimingResult> batch)
    {
        Scores = scores;
        Classical = classical;
        this.single = single.ToDictionary(result => result.Name);
        this.batch = batch.ToDictionary(result => result.Name);
    }

    /// <summary>The networks.</summary>
    public ImmutableArray<WidthScore> Scores { get; }

    /// <summary>The classical side, the plan's RK4 first.</summary>
    public ImmutableArray<ClassicalScore> Classical { get; }

    /// <summary>Time of one track.</summary>
    public TimingResult Single(string name) => single[name];

    /// <summary>Time of a track in a batch.</summary>
    public TimingResult Batch(string name) => batch[name];

    /// <summary>The fastest classical extrapolator with at most this rms error; null when none is as accurate.</summary>
    public ClassicalScore? FastestAsAccurate(double rmse, bool batched) => Classical
        .Where(score => score.Rmse <= rmse)
        .MinBy(score => (batched ? batch : single)[score.Entry.Name].Median);
}
