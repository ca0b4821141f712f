namespace Lorentz.Tracks.Tests.Sampling;

/// <summary>Textbook tests of samples against distributions.</summary>
internal static class Distribution
{
    /// <summary>Kolmogorov's statistic at which a true hypothesis is refused once in a thousand times.</summary>
    public const double Critical = 1.95;

    /// <summary>sqrt(n) sup |F_n - F| for values that should be uniform in [0, 1].</summary>
    public static double UniformStatistic(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            distance = Math.Max(distance, Math.Max(sorted[i] - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - sorted[i]));
        }

        return distance * Math.Sqrt(sorted.Length);
    }

    /// <summary>sqrt(n m / (n + m)) sup |F_n - G_m| for two samples of one distribution.</summary>
    public static double TwoSampleStatistic(double[] first, double[] second)
    {
        var (a, b) = (first.Order().ToArray(), second.Order().ToArray());
        var (i, j, distance) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            _ = a[i] <= b[j] ? i++ : j++;
            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance * Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
    }

    /// <summary>Pearson's correlation times sqrt(n): a standard normal for independent values.</summary>
    public static double ScaledCorrelation(double[] first, double[] second)
    {
        var (a, b) = (first.Average(), second.Average());
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            ab += (first[i] - a) * (second[i] - b);
            aa += (first[i] - a) * (first[i] - a);
            bb += (second[i] - b) * (second[i] - b);
        }

        return ab / Math.Sqrt(aa * bb) * Math.Sqrt(first.Length);
    }
}
