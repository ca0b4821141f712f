namespace Lorentz.Build.Experiments.Work;

/// <summary>Scores of several seeds in the order of a number that is to be small; one that is no number comes last.</summary>
/// <param name="scores">The scores, one at least.</param>
/// <param name="number">The number.</param>
internal sealed class Ranked<TScore>(IEnumerable<TScore> scores, Func<TScore, double> number)
{
    private readonly TScore[] ordered = [.. scores.OrderBy(score => double.IsNaN(number(score)) ? double.PositiveInfinity : number(score))];

    /// <summary>The one in the middle (the lower one of two).</summary>
    public TScore Median => ordered[(ordered.Length - 1) / 2];

    /// <summary>The best.</summary>
    public TScore Best => ordered[0];

    /// <summary>The worst.</summary>
    public TScore Worst => ordered[^1];
}
