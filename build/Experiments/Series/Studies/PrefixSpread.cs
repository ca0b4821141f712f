using Lorentz.Numerics.Elementary;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Errors of several trainings on a logarithmic scale, where their spread is about the same for small and large ones.</summary>
/// <param name="Centre">Geometric mean.</param>
/// <param name="Deviation">Standard deviation of the logarithms to base 10, with Bessel's correction; 0 for one training.</param>
/// <param name="Count">Number of trainings.</param>
internal readonly record struct PrefixSpread(double Centre, double Deviation, int Count)
{
    /// <summary>The spread of the relative errors on unseen examples.</summary>
    public static PrefixSpread Of(PrefixResult result) => Of(result, score => score.Relative);

    /// <summary>The spread of a positive number that every training gave.</summary>
    public static PrefixSpread Of(PrefixResult result, Func<PrefixScore, double> number)
    {
        var logarithms = result.Scores.Select(score => Logarithm.Of(number(score))).ToArray();
        var sum = 0.0;
        foreach (var value in logarithms)
        {
            sum += value;
        }

        var mean = sum / logarithms.Length;
        var squares = 0.0;
        foreach (var value in logarithms)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(Exponential.Of(mean), Math.Sqrt(squares / Math.Max(1, logarithms.Length - 1)) / Ten, logarithms.Length);
    }

    /// <summary>How many times the error of another this one is.</summary>
    public double Over(PrefixSpread other) => Centre / other.Centre;

    /// <summary>Whether this error is larger than another by more than two standard errors of their difference; never for single trainings.</summary>
    public bool IsClearlyOver(PrefixSpread other) =>
        Count > 1 && other.Count > 1
        && Logarithm.Of(Over(other)) / Ten > 2 * Math.Sqrt((Deviation * Deviation / Count) + (other.Deviation * other.Deviation / other.Count));

    /// <summary>In words: the mean, and the factor of one standard deviation.</summary>
    public override string ToString() => FormattableString.Invariant($"{Centre:G3} (x or / {Exponential.Of(Deviation * Ten):G2})");

    private static double Ten { get; } = Logarithm.Of(10.0);
}
