namespace Lorentz.Numerics.Reductions;

/// <summary>Count, mean and sum of squared deviations of a set of numbers; sets merge.</summary>
/// <remarks>Source: Chan, Golub and LeVeque, The American Statistician 37 (1983) 242.</remarks>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Arithmetic mean; 0 for no values.</param>
/// <param name="SquaredDeviations">Sum of (value - mean)^2.</param>
public readonly record struct Moments(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>Unbiased variance, divisor count - 1; NaN for fewer than two values.</summary>
    public double Variance => Count > 1 ? SquaredDeviations / (Count - 1) : double.NaN;

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Root of the mean square about 0; NaN for no values.</summary>
    public double RootMeanSquare => Math.Sqrt(Math.FusedMultiplyAdd(Mean, Mean, SquaredDeviations / Count));

    /// <summary>Moments of <paramref name="values"/>: two passes, each a pairwise sum.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return default;
        }

        var mean = FixedOrderSum.Pairwise(values) / values.Length;
        var squares = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var deviation = values[index] - mean;
            squares[index] = deviation * deviation;
        }

        return new(values.Length, mean, FixedOrderSum.Pairwise(squares));
    }

    /// <summary>Moments of both sets together. Rounding depends on the order: merge chunks in chunk order.</summary>
    public Moments Merge(Moments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var count = Count + other.Count;
        var difference = other.Mean - Mean;
        var share = (double)other.Count / count;
        return new(
            count,
            Math.FusedMultiplyAdd(difference, share, Mean),
            SquaredDeviations + other.SquaredDeviations + (difference * difference * Count * share));
    }
}
