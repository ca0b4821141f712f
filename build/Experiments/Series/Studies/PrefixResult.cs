using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>All trainings of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Scores">One for each seed.</param>
internal sealed record PrefixResult(PrefixCase Case, ImmutableArray<PrefixScore> Scores)
{
    /// <summary>The training in the middle by its relative error on unseen examples (the lower one of two).</summary>
    public PrefixScore Median => Ranked.Median;

    /// <summary>The best training.</summary>
    public PrefixScore Best => Ranked.Best;

    /// <summary>The worst training.</summary>
    public PrefixScore Worst => Ranked.Worst;

    private Ranked<PrefixScore> Ranked { get; } = new(Scores, score => score.Relative);
}
