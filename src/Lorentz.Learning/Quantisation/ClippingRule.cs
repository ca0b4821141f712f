namespace Lorentz.Learning.Quantisation;

/// <summary>How the interval that integers cover follows from the values seen in calibration.</summary>
public enum ClippingRule
{
    /// <summary>From the least value to the greatest: nothing is clipped, rare values make all steps coarse.</summary>
    Extremes,

    /// <summary>From the quantile of one part in ten thousand to that of the rest.</summary>
    Percentile,

    /// <summary>The interval of least mean squared rounding and clipping error, searched over a histogram.</summary>
    LeastSquares,
}
