namespace Lorentz.Sequences.Baselines;

/// <summary>A stationary correlation of the values at two places.</summary>
public interface ICorrelation
{
    /// <summary>The correlation, 1 at distance zero.</summary>
    /// <param name="x">Difference of the places in x.</param>
    /// <param name="y">Difference in y.</param>
    double Of(double x, double y);
}
