using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>All trainings of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Judge">What judged them: the loss and the exact solution.</param>
/// <param name="Parameters">Number of parameters of the model.</param>
/// <param name="Iterations">Most iterations of Levenberg-Marquardt of a seed; 0 for a linear fit.</param>
/// <param name="Beyond">For the linear model: largest relative error of the coefficients from N + 1 to 2 N, where it was not taught.</param>
/// <param name="Scores">One for each seed.</param>
internal sealed record SolvedResult(SolvedCase Case, SeriesJudge Judge, int Parameters, int Iterations, double? Beyond, ImmutableArray<SeriesScore> Scores)
{
    /// <summary>The training in the middle by its loss (the lower one of two).</summary>
    public SeriesScore Median => Ranked.Median;

    /// <summary>The best training.</summary>
    public SeriesScore Best => Ranked.Best;

    /// <summary>The worst training.</summary>
    public SeriesScore Worst => Ranked.Worst;

    private Ranked<SeriesScore> Ranked { get; } = new(Scores, score => score.Loss.Total);
}
