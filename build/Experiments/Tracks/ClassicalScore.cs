namespace Lorentz.Build.Experiments.Tracks;

/// <summary>A classical contender with its errors from Baselines.</summary>
/// <param name="Entry">The contender.</param>
/// <param name="Median">Median position error in mm.</param>
/// <param name="Rmse">Root mean square position error in mm.</param>
internal sealed record ClassicalScore(ClassicalSuite.Entry Entry, double Median, double Rmse);
