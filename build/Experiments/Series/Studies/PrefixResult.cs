using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>All trainings of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Scores">One for each seed.</param>
internal sealed record PrefixResult(PrefixCase Case, ImmutableArray<PrefixScore> Scores)
{
    /// <summary>The training in the middle by its relative error on unseen examples (the lower one of two).</summary>
    public PrefixScore Median => Ordered[(Scores.Length - 1) / 2];

    /// <summary>The best training.</summary>
    public PrefixScore Best => Ordered[0];

    /// <summary>The worst training.</summary>
    public PrefixScore Worst => Ordered[^1];

    private ImmutableArray<PrefixScore> Ordered => [.. Scores.OrderBy(score => double.IsNaN(score.Relative) ? double.PositiveInfinity : score.Relative)];
}
