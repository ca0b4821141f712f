using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>All trainings of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Judge">What judged them: the loss of the case and the exact solution.</param>
/// <param name="Scores">One for each seed, in the order of the seeds.</param>
internal sealed record CaseResult(SeriesCase Case, SeriesJudge Judge, ImmutableArray<SeriesScore> Scores)
{
    /// <summary>The training in the middle when they are put in the order of their losses (the lower one of two).</summary>
    public SeriesScore Median => Ordered[(Scores.Length - 1) / 2];

    /// <summary>The best training.</summary>
    public SeriesScore Best => Ordered[0];

    /// <summary>The worst training.</summary>
    public SeriesScore Worst => Ordered[^1];

    // A loss that is no number comes last.
    private ImmutableArray<SeriesScore> Ordered => [.. Scores.OrderBy(score => double.IsNaN(score.Loss.Total) ? double.PositiveInfinity : score.Loss.Total)];
}
