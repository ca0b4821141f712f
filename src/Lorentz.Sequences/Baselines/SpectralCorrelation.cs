using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// exp(-d^2 / (2 length^2)) cos(kx x + ky y): one component of the spectral mixture of Wilson and Adams (ICML 2013), a wave
/// that stays in step over a length.
/// </summary>
/// <param name="Length">Length scale in radians.</param>
/// <param name="Kx">Wave vector in x.</param>
/// <param name="Ky">Wave vector in y.</param>
public sealed record SpectralCorrelation(double Length, double Kx, double Ky) : ICorrelation
{
    /// <inheritdoc/>
    public double Of(double x, double y) =>
        Exponential.Of(-((x * x) + (y * y)) / (2.0 * Length * Length)) * Trigonometric.Cosine((Kx * x) + (Ky * y));
}
