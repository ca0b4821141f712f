namespace Lorentz.Numerics.Reductions;

/// <summary>Largest values; a NaN anywhere gives NaN, so that a broken result cannot hide.</summary>
public static class Extremes
{
    /// <summary>The largest value; negative infinity for no values.</summary>
    public static double Maximum(ReadOnlySpan<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    /// <summary>The largest magnitude; 0 for no values.</summary>
    public static double MaximumMagnitude(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
