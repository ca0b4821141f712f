using System.Collections.Immutable;

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
    /// <summary>The training in the middle by its loss.</summary>
    public SeriesScore Median => Scores.OrderBy(score => score.Loss.Total).ElementAt((Scores.Length - 1) / 2);

    /// <summary>Least loss.</summary>
    public double Best => Scores.Min(score => score.Loss.Total);

    /// <summary>Largest loss.</summary>
    public double Worst => Scores.Max(score => score.Loss.Total);
}
