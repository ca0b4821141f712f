using Lorentz.Numerics.Reductions;

namespace Lorentz.Lab.Timing;

/// <summary>The time of one contender.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Median">Median time of an operation in ns.</param>
/// <param name="LowerQuartile">A quarter of the samples were faster, in ns per operation.</param>
/// <param name="UpperQuartile">A quarter of the samples were slower, in ns per operation.</param>
/// <param name="Minimum">The fastest sample in ns per operation.</param>
/// <param name="Ratio">Time relative to the reference: the median of the ratios within each round, which drift of the clock rate leaves alone.</param>
/// <param name="Rounds">Samples taken.</param>
/// <param name="AllocatedBytes">Managed memory allocated per operation on the calling thread.</param>
public sealed record TimingResult(
    string Name,
    double Median,
    double LowerQuartile,
    double UpperQuartile,
    double Minimum,
    double Ratio,
    int Rounds,
    double AllocatedBytes)
{
    /// <summary>Summarises samples; pure, so that tests can pin it.</summary>
    /// <param name="name">The contender's name.</param>
    /// <param name="samples">ns per operation, one for each round.</param>
    /// <param name="reference">The reference's ns per operation in the same rounds.</param>
    /// <param name="allocatedBytes">Bytes per operation.</param>
    /// <exception cref="ArgumentException">There are no samples, or not as many of the reference.</exception>
    public static TimingResult From(string name, ReadOnlySpan<double> samples, ReadOnlySpan<double> reference, double allocatedBytes)
    {
        if (samples.IsEmpty || samples.Length != reference.Length)
        {
            throw new ArgumentException($"'{name}': {samples.Length} samples against {reference.Length} of the reference.", nameof(samples));
        }

        var ratios = new double[samples.Length];
        for (var i = 0; i < ratios.Length; i++)
        {
            ratios[i] = samples[i] / reference[i];
        }

        var times = new Quantiles(samples);
        return new(
            name, times.Median, times.At(0.25), times.At(0.75), times.Minimum, new Quantiles(ratios).Median, samples.Length, allocatedBytes);
    }
}
