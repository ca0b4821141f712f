using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Metrics;

/// <summary>Peak signal-to-noise ratio 20 log10(1 / rmse) in dB, for values whose nominal range is 1.</summary>
public static class PeakSignalToNoise
{
    /// <summary>No ratio is larger: an rmse below 1e-15 says only how numbers were rounded, and infinity has no mean.</summary>
    public const double Ceiling = 300.0;

    private const double LeastError = 1e-15;
    private const double DecibelsPerLogarithm = 8.6858896380650366;

    /// <summary>The ratio of a root mean square error.</summary>
    /// <param name="rootMeanSquare">Not negative; 0 gives <see cref="Ceiling"/>.</param>
    public static double Of(double rootMeanSquare) =>
        rootMeanSquare <= LeastError ? Ceiling : -DecibelsPerLogarithm * Logarithm.Of(rootMeanSquare);
}
