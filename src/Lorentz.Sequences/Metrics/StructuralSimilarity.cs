using Lorentz.Numerics.Elementary;

namespace Lorentz.Sequences.Metrics;

/// <summary>
/// Mean structural similarity index of two square images whose nominal range is 1: Wang, Bovik, Sheikh and Simoncelli,
/// IEEE Trans. Image Process. 13 (2004) 600, equation 13, Gaussian window of 11 x 11 with sigma 1.5, K1 = 0.01, K2 = 0.03.
/// </summary>
/// <remarks>
/// At the border only windows that lie wholly inside the image count (22 x 22 of them in 32 x 32), as in the authors' own
/// program; nothing is padded or mirrored.
/// </remarks>
public static class StructuralSimilarity
{
    /// <summary>Pixels along a side of the window.</summary>
    public const int Window = 11;

    private const double Sigma = 1.5;
    private const double FirstConstant = 0.01 * 0.01;
    private const double SecondConstant = 0.03 * 0.03;

    private static readonly double[] Weights = MakeWeights();

    /// <summary>The index; 1 for equal images.</summary>
    /// <param name="first">One image, row by row.</param>
    /// <param name="second">The other.</param>
    /// <param name="side">Pixels along a side, at least <see cref="Window"/>.</param>
    /// <exception cref="ArgumentException">Images of another size, or smaller than the window.</exception>
    public static double Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int side)
    {
        if (side < Window || first.Length != side * side || second.Length != side * side)
        {
            throw new ArgumentException(FormattableString.Invariant($"images of {first.Length} and {second.Length} pixels: {side} x {side} were expected, at least {Window} x {Window}"), nameof(side));
        }

        var moments = new double[5][];
        for (var moment = 0; moment < moments.Length; moment++)
        {
            moments[moment] = Smooth(Products(first, second, moment), side);
        }

        var sum = 0.0;
        for (var i = 0; i < moments[0].Length; i++)
        {
            sum += Index(moments[0][i], moments[1][i], moments[2][i], moments[3][i], moments[4][i]);
        }

        return sum / moments[0].Length;
    }

    private static double Index(double x, double y, double xx, double yy, double xy)
    {
        var (varianceX, varianceY, covariance) = (xx - (x * x), yy - (y * y), xy - (x * y));
        return ((2.0 * x * y) + FirstConstant) * ((2.0 * covariance) + SecondConstant)
            / (((x * x) + (y * y) + FirstConstant) * (varianceX + varianceY + SecondConstant));
    }

    private static double[] Products(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int moment)
    {
        var products = new double[x.Length];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = moment switch { 0 => x[i], 1 => y[i], 2 => x[i] * x[i], 3 => y[i] * y[i], _ => x[i] * y[i] };
        }

        return products;
    }

    // The window is a product: rows first, then columns.
    private static double[] Smooth(double[] image, int side)
    {
        var inner = side - Window + 1;
        var rows = new double[side * inner];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Weigh(image, ((i / inner) * side) + (i % inner), 1);
        }

        var smooth = new double[inner * inner];
        for (var i = 0; i < smooth.Length; i++)
        {
            smooth[i] = Weigh(rows, i, inner);
        }

        return smooth;
    }

    private static double Weigh(double[] values, int start, int step)
    {
        var sum = 0.0;
        for (var k = 0; k < Window; k++)
        {
            sum = Math.FusedMultiplyAdd(Weights[k], values[start + (k * step)], sum);
        }

        return sum;
    }

    private static double[] MakeWeights()
    {
        var weights = new double[Window];
        var sum = 0.0;
        for (var k = 0; k < Window; k++)
        {
            double away = k - (Window / 2);
            weights[k] = Exponential.Of(-(away * away) / (2.0 * Sigma * Sigma));
            sum += weights[k];
        }

        return [.. weights.Select(weight => weight / sum)];
    }
}
