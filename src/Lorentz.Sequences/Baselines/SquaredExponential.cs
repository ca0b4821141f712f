using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Baselines;

/// <summary>exp(-d^2 / (2 length^2)): Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), equation 4.9.</summary>
/// <param name="Length">Length scale in radians.</param>
public sealed record SquaredExponential(double Length) : ICorrelation
{
    /// <inheritdoc/>
    public double Of(double x, double y) => Exponential.Of(-((x * x) + (y * y)) / (2.0 * Length * Length));
}
