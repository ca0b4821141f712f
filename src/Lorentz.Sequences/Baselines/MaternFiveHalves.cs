using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Baselines;

/// <summary>(1 + s + s^2 / 3) exp(-s) with s = sqrt(5) d / length: Rasmussen and Williams (2006), equation 4.17.</summary>
/// <param name="Length">Length scale in radians.</param>
public sealed record MaternFiveHalves(double Length) : ICorrelation
{
    /// <inheritdoc/>
    public double Of(double x, double y)
    {
        var scaled = Math.Sqrt(5.0 * ((x * x) + (y * y))) / Length;
        return (1.0 + scaled + (scaled * scaled / 3.0)) * Exponential.Of(-scaled);
    }
}
