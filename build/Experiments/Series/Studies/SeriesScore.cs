using System.Collections.Immutable;
using Lorentz.Series.Losses;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>What one training gave.</summary>
/// <param name="Coefficients">s_0 to s_N.</param>
/// <param name="Loss">The loss in its parts.</param>
/// <param name="CoefficientError">Largest error of a coefficient, against the largest true one.</param>
/// <param name="RelativeSquare">Sum of squared errors of the coefficients, against that of the true ones: 1 for a model that says zero.</param>
/// <param name="SolutionError">Largest error of the solution on its interval.</param>
/// <param name="Curve">How the loss fell.</param>
/// <param name="Seconds">Time of the training, on one thread.</param>
internal sealed record SeriesScore(
    double[] Coefficients,
    LossParts Loss,
    double CoefficientError,
    double RelativeSquare,
    double SolutionError,
    ImmutableArray<LossPoint> Curve,
    double Seconds);
