using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>
/// A classical search that is told no family and has learned nothing: the formulas of all of them, those of fewest parameters
/// first, each by a search from many starts, until one goes through all readings.
/// </summary>
public static class AnyFormula
{
    private const int MostWaves = 3;

    private static readonly ImmutableArray<FieldComplexity> Searched =
        [FieldComplexity.Radial, FieldComplexity.Simple, FieldComplexity.Composite, FieldComplexity.Modulated, FieldComplexity.Interference];

    /// <summary>The best formula.</summary>
    /// <param name="seen">The readings.</param>
    /// <param name="draws">Fields to begin with, of each family.</param>
    public static WaveFit Of(Readings seen, int draws)
    {
        var fits = ImmutableArray.CreateBuilder<WaveFit>();
        foreach (var family in Searched)
        {
            fits.Add(FamilySearch.Of(seen, family, draws));
            if (fits[^1].SumOfSquares < FormulaSolver.Exact)
            {
                return FormulaSolver.Best(fits.ToImmutable(), fits.Count, seen.Count);
            }
        }

        // The search for waves counts the evaluations of fewer waves with those of more.
        var waves = WaveSearch.Of(seen, MostWaves);
        fits.AddRange(waves.Select((fit, i) => i == 0 ? fit : fit with { Evaluations = fit.Evaluations - waves[i - 1].Evaluations }));
        return FormulaSolver.Best(fits.ToImmutable(), fits.Count, seen.Count);
    }
}
