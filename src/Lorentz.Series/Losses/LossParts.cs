namespace Lorentz.Series.Losses;

/// <summary>The parts of the loss of a coefficient vector. Without their weights they compare across studies.</summary>
/// <param name="Residual">The mean over the points of the squared residual of the equation.</param>
/// <param name="Boundary">The sum of the squared errors of the conditions, not weighted.</param>
/// <param name="Recurrence">The mean over l = m..N of (s_l - rule for s_l)^2, not weighted.</param>
/// <param name="Total">Residual + boundary weight * Boundary + recurrence weight * Recurrence.</param>
public readonly record struct LossParts(double Residual, double Boundary, double Recurrence, double Total);
