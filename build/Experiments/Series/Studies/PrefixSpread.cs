using Lorentz.Numerics.Elementary;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Errors of several trainings on a logarithmic scale, where their spread is about the same for small and large ones.</summary>
/// <param name="Centre">Geometric mean.</param>
/// <param name="Deviation">Standard deviation of the logarithms to base 10, with Bessel's correction; 0 for one training.</param>
internal readonly record struct PrefixSpread(double Centre, double Deviation)
{
    /// <summary>The spread of the relative errors on unseen examples.</summary>
    public static PrefixSpread Of(PrefixResult result)
    {
        var logarithms = result.Scores.Select(score => Logarithm.Of(score.Relative)).ToArray();
        var mean = 0.0;
        foreach (var value in logarithms)
        {
            mean += value / logarithms.Length;
        }

        var squares = 0.0;
        foreach (var value in logarithms)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(Exponential.Of(mean), Math.Sqrt(squares / Math.Max(1, logarithms.Length - 1)) / Logarithm.Of(10.0));
    }

    /// <summary>How many times the error of another this one is.</summary>
    public double Over(PrefixSpread other) => Centre / other.Centre;

    /// <summary>In words: the mean, and the factor of one standard deviation.</summary>
    public override string ToString() => FormattableString.Invariant($"{Centre:G3} (x or / {Exponential.Of(Deviation * Logarithm.Of(10.0)):G2})");
}
