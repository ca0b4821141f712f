namespace Lorentz.Numerics.Reductions;

/// <summary>Exact order statistics of a set of numbers, from a sorted copy.</summary>
public sealed class Quantiles
{
    private readonly double[] _sorted;

    /// <summary>Copies and sorts <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">No values, or one of them is NaN (the message says which).</exception>
    public Quantiles(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("quantiles need at least one value", nameof(values));
        }

        for (var index = 0; index < values.Length; index++)
        {
            if (double.IsNaN(values[index]))
            {
                throw new ArgumentException($"value {index} of {values.Length} is NaN and has no rank", nameof(values));
            }
        }

        _sorted = values.ToArray();
        Array.Sort(_sorted);
    }

    /// <summary>Number of values.</summary>
    public int Count => _sorted.Length;

    /// <summary>Smallest value.</summary>
    public double Minimum => _sorted[0];

    /// <summary>Largest value.</summary>
    public double Maximum => _sorted[^1];

    /// <summary>The quantile at 0.5.</summary>
    public double Median => At(0.5);

    /// <summary>
    /// The value at rank fraction * (count - 1), linear between neighbours: type 7 of Hyndman and Fan (The American
    /// Statistician 50, 1996, 361), the default of R and NumPy.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not from 0 to 1.</exception>
    public double At(double fraction)
    {
        if (!(fraction >= 0.0 && fraction <= 1.0))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "a quantile's fraction is from 0 to 1");
        }

        var rank = fraction * (_sorted.Length - 1);
        var below = (int)rank;
        var share = rank - below;
        var lower = _sorted[below];
        return share == 0.0 ? lower : Math.FusedMultiplyAdd(share, _sorted[below + 1] - lower, lower);
    }
}
