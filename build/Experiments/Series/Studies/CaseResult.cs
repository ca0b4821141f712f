using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>All trainings of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Judge">What judged them: the loss of the case and the exact solution.</param>
/// <param name="Scores">One for each seed, in the order of the seeds.</param>
internal sealed record CaseResult(SeriesCase Case, SeriesJudge Judge, ImmutableArray<SeriesScore> Scores)
{
    /// <summary>The training in the middle by its loss (the lower one of two).</summary>
    public SeriesScore Median => Ranked.Median;

    /// <summary>The best training.</summary>
    public SeriesScore Best => Ranked.Best;

    /// <summary>The worst training.</summary>
    public SeriesScore Worst => Ranked.Worst;

    private Ranked<SeriesScore> Ranked { get; } = new(Scores, score => score.Loss.Total);
}
