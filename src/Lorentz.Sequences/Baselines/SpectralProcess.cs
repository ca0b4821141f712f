using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// Gaussian process regression with <see cref="SpectralCorrelation"/>. Wave vectors begin at the strongest peaks of the
/// readings' least-squares spectrum; from the likeliest, length and nugget of the grid the wave vector is then moved by
/// halving steps as long as the likelihood grows.
/// </summary>
public sealed record SpectralProcess() : Baseline("GP spectral")
{
    private const int Peaks = 8;
    private const int Halvings = 6;
    private static readonly double[] Lengths = [0.5, 1.0, 2.0, 4.0, 8.0, 32.0];
    private static readonly double[] Nuggets = [1e-6, 1e-3, 1e-1];
    private static readonly (double X, double Y)[] Directions = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Readings at equal places, so that no process of the grid has a density.</exception>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var dictionary = WaveDictionary.Fine(seen.Places);
        Candidate? best = null;
        foreach (var peak in dictionary.Peaks(seen.Values.AsSpan(), Peaks))
        {
            foreach (var length in Lengths)
            {
                foreach (var nugget in Nuggets)
                {
                    best = Likelier(best, Try(seen, new(length, peak.Kx, peak.Ky), nugget));
                }
            }
        }

        if (best is null)
        {
            throw new ArgumentException("no process of the grid has a density: are two readings at one place?", nameof(seen));
        }

        var posterior = Refine(seen, best).Posterior;
        return [.. places.Select(posterior.Value)];
    }

    private static Candidate Refine(Readings seen, Candidate start)
    {
        var best = start;
        var step = WaveDictionary.FineSpacing / 2.0;
        for (var halving = 0; halving < Halvings; halving++, step /= 2.0)
        {
            var centre = best.Correlation;
            foreach (var (x, y) in Directions)
            {
                var moved = centre with { Kx = centre.Kx + (step * x), Ky = centre.Ky + (step * y) };
                best = Likelier(best, Try(seen, moved, best.Nugget))!;
            }

            foreach (var (length, nugget) in Lengths.SelectMany(length => Nuggets.Select(nugget => (length, nugget))))
            {
                best = Likelier(best, Try(seen, best.Correlation with { Length = length }, nugget))!;
            }
        }

        return best;
    }

    private static Candidate? Try(Readings seen, SpectralCorrelation correlation, double nugget) =>
        GaussianPosterior.Of(seen, correlation, nugget) is { } posterior ? new(correlation, nugget, posterior) : null;

    private static Candidate? Likelier(Candidate? first, Candidate? second) =>
        second is not null && (first is null || second.Posterior.LogLikelihood > first.Posterior.LogLikelihood) ? second : first;

    private sealed record Candidate(SpectralCorrelation Correlation, double Nugget, GaussianPosterior Posterior);
}
