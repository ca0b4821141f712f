using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Waves;

/// <summary>
/// Sums of plane waves fitted to readings: each further wave begins at a peak of the least-squares spectrum of what is left,
/// then all waves are refined together; a few of the best sums are carried on.
/// </summary>
public static class WaveSearch
{
    private const int Peaks = 6;
    private const int Carried = 4;
    private const int RoughIterations = 15;
    private const int FineIterations = 60;

    // Readings are exact: a smaller sum of squares says the formula is the right one.
    private const double Exact = 1e-18;

    /// <summary>The best fit with 1, 2, up to so many waves; ends early where a fit is exact or parameters outnumber readings.</summary>
    /// <remarks>Evaluations of a fit are those of all fits up to it; the spectra are not among them.</remarks>
    /// <param name="seen">The readings.</param>
    /// <param name="most">Most waves.</param>
    public static ImmutableArray<WaveFit> Of(Readings seen, int most)
    {
        var dictionary = WaveDictionary.Fine(seen.Places);
        WaveFit[] carried = [new(new WaveSumForm(0), [Moments.Of(seen.Values.AsSpan()).Mean], double.PositiveInfinity)];
        var best = ImmutableArray.CreateBuilder<WaveFit>();
        var evaluations = 0L;
        for (var waves = 1; waves <= most && new WaveSumForm(waves).Parameters <= seen.Count; waves++)
        {
            WaveFit[] rough = [.. carried.SelectMany(fit => Further(seen, dictionary, fit))];
            carried =
            [
                .. rough.OrderBy(fit => fit.SumOfSquares).Take(Carried)
                    .Select(fit => WaveFit.Refine(fit.Form, seen, fit.Parameters, FineIterations)).OrderBy(fit => fit.SumOfSquares),
            ];
            evaluations += rough.Sum(fit => fit.Evaluations) + carried.Sum(fit => fit.Evaluations);
            best.Add(carried[0] with { Evaluations = evaluations });
            if (carried[0].SumOfSquares < Exact)
            {
                break;
            }
        }

        return best.ToImmutable();
    }

    private static IEnumerable<WaveFit> Further(Readings seen, WaveDictionary dictionary, WaveFit fit)
    {
        var form = new WaveSumForm(((WaveSumForm)fit.Form).Waves + 1);
        var values = fit.Predict(seen.Places);
        var left = new double[seen.Count];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = seen.Values[i] - values[i];
        }

        foreach (var peak in dictionary.Peaks(left, Peaks))
        {
            // Amplitudes begin at the least-squares ones for this vector alone.
            var (a, b) = dictionary.Amplitudes(left, peak);
            yield return WaveFit.Refine(form, seen, [.. fit.Parameters, peak.Kx, peak.Ky, a, b], RoughIterations);
        }
    }
}
