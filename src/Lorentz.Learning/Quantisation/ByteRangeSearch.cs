namespace Lorentz.Learning.Quantisation;

/// <summary>Finds the interval that 8-bit integers should cover.</summary>
public static class ByteRangeSearch
{
    private const int Bins = 4096;
    private const int Steps = 64;

    // What Percentile leaves out at either end, of all values.
    private const double Tail = 1e-4;

    /// <summary>The scale for some values.</summary>
    /// <param name="values">Finite values as calibration sees them, at least one.</param>
    /// <param name="rule">How.</param>
    /// <exception cref="ArgumentException">There are no values, one is not finite, or there is no such rule.</exception>
    public static ByteScale Of(ReadOnlySpan<float> values, ClippingRule rule)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("no values: an interval follows from at least one", nameof(values));
        }

        var (least, greatest) = (values[0], values[0]);
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException(FormattableString.Invariant($"a value is {value}: only finite values have an interval"), nameof(values));
            }

            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        return rule switch
        {
            ClippingRule.Extremes => ByteScale.Covering(least, greatest),
            ClippingRule.Percentile => Percentile(values),
            ClippingRule.LeastSquares => LeastSquares(values, least, greatest),
            _ => throw new ArgumentException($"there are {string.Join(", ", Enum.GetNames<ClippingRule>())}", nameof(rule)),
        };
    }

    private static ByteScale Percentile(ReadOnlySpan<float> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var cut = (int)(Tail * sorted.Length);
        return ByteScale.Covering(sorted[cut], sorted[^(1 + cut)]);
    }

    // First the upper end, then the lower one: their errors do not know of each other but through the step.
    private static ByteScale LeastSquares(ReadOnlySpan<float> values, float least, float greatest)
    {
        var width = (greatest - least) / Bins;
        var counts = new int[Bins];
        foreach (var value in values)
        {
            counts[width > 0 ? Math.Min(Bins - 1, (int)((value - least) / width)) : 0]++;
        }

        var best = (Low: least, High: greatest, Loss: Loss(counts, least, width, ByteScale.Covering(least, greatest)));
        for (var step = 1; step < Steps; step++)
        {
            best = Better(counts, least, width, best, least, greatest * step / Steps);
        }

        var high = best.High;
        for (var step = 1; step < Steps; step++)
        {
            best = Better(counts, least, width, best, least * step / Steps, high);
        }

        return ByteScale.Covering(best.Low, best.High);
    }

    private static (float Low, float High, double Loss) Better(
        int[] counts, float least, float width, (float Low, float High, double Loss) best, float low, float high)
    {
        var loss = Loss(counts, least, width, ByteScale.Covering(low, high));
        return loss < best.Loss ? (low, high, loss) : best;
    }

    private static double Loss(int[] counts, float least, float width, ByteScale scale)
    {
        var loss = 0.0;
        var factor = 1f / scale.Step;
        for (var bin = 0; bin < counts.Length; bin++)
        {
            var centre = least + (width * (bin + 0.5f));
            double error = scale.Value(ByteScale.Quantise(centre, factor, scale.Zero)) - centre;
            loss += counts[bin] * error * error;
        }

        return loss;
    }
}
