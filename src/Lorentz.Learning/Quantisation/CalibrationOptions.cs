namespace Lorentz.Learning.Quantisation;

/// <summary>How a network becomes integers. The defaults are what measured best; the rest is there to be measured against.</summary>
/// <param name="Clipping">
/// How the interval of an activation follows from its values. On validation tracks least squares and percentile are equally
/// good, extremes end a fifth farther from single precision; least squares has no number to choose.
/// </param>
public sealed record CalibrationOptions(ClippingRule Clipping = ClippingRule.LeastSquares)
{
    /// <summary>
    /// Whether neurons of large and of small range share the loss: value k is divided by the square root of its range before
    /// it is rounded, and the weights behind it multiplied (Xiao et al. 2023, SmoothQuant, exponent 1/2).
    /// </summary>
    public bool IsBalanced { get; init; } = true;

    /// <summary>Whether each weight is rounded to make up for what was lost before it (<see cref="GreedyRounding"/>); otherwise to the nearest.</summary>
    public bool IsGreedy { get; init; } = true;

    /// <summary>Whether the first layer, which sees the question, stays in single precision.</summary>
    public bool IsFirstExact { get; init; } = true;
}
