namespace Lorentz.Series.Losses;

/// <summary>The minimum of a series loss.</summary>
/// <param name="Coefficients">s_0 to s_N.</param>
/// <param name="Loss">Its loss, from the full rows.</param>
public sealed record ClosedFormSolution(double[] Coefficients, LossParts Loss);
