namespace Lorentz.Numerics.Reductions;

/// <summary>A running sum with its rounding errors summed beside it: as if added in twice the precision.</summary>
/// <remarks>Source: Neumaier, Z. Angew. Math. Mech. 54 (1974) 39, with Knuth's branch-free two-sum.</remarks>
/// <param name="Sum">Sum as rounded so far.</param>
/// <param name="Correction">Sum of the rounding errors.</param>
public readonly record struct CompensatedSum(double Sum, double Correction)
{
    /// <summary>The corrected sum.</summary>
    public double Value => Sum + Correction;

    /// <summary>This sum with <paramref name="term"/> added.</summary>
    public CompensatedSum Add(double term)
    {
        var sum = Sum + term;
        var back = sum - Sum;
        var lost = Sum - (sum - back) + (term - back);
        return new(sum, Correction + lost);
    }

    /// <summary>This sum with another added: for partial sums of chunks, in chunk order.</summary>
    public CompensatedSum Add(CompensatedSum other)
    {
        var added = Add(other.Sum);
        return added with { Correction = added.Correction + other.Correction };
    }

    /// <summary>Sum of <paramref name="values"/> from first to last.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var total = default(CompensatedSum);
        foreach (var value in values)
        {
            total = total.Add(value);
        }

        return total.Value;
    }
}
