namespace Lorentz.Series.Lags;

/// <summary>
/// What a model is told about its position l: 1, 1/l, 1/(l(l-1)), ..., down to m factors. The weights of any linear equation of
/// order m with polynomial coefficients are sums of these.
/// </summary>
public static class PositionFeatures
{
    /// <summary>Features for an order.</summary>
    public static int Count(int order) => order + 1;

    /// <summary>The features at a position.</summary>
    /// <param name="order">Order m of the equation.</param>
    /// <param name="index">l, at least m.</param>
    public static double[] Of(int order, int index)
    {
        var features = new double[order + 1];
        features[0] = 1;
        for (var k = 1; k <= order; k++)
        {
            features[k] = features[k - 1] / (index - k + 1);
        }

        return features;
    }
}
