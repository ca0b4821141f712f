using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// Told the formula of the family, though not the parameters: nonlinear least squares from many starts. No other baseline is
/// told so much; it shows what the readings determine.
/// </summary>
/// <param name="Family">The family.</param>
/// <param name="Draws">Fields of the family to begin with, at least 1.</param>
public sealed record FamilyFormula(FieldComplexity Family, int Draws = 20_000) : Baseline("own formula")
{
    private const int MostFrequencies = 3;

    /// <inheritdoc/>
    /// <remarks>Fields of several frequencies are fitted by <see cref="SeveralWaves"/>, whose formula theirs is.</remarks>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance) =>
        Family == FieldComplexity.MultiFrequency
            ? new SeveralWaves(MostFrequencies).Predict(seen, places, chance)
            : FamilySearch.Of(seen, Family, Draws).Predict(places);
}
