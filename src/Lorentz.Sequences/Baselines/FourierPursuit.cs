using System.Collections.Immutable;
using Lorentz.Numerics.LeastSquares;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// Least-squares fit of a constant and a few plane waves of a fixed grid of wave vectors, picked one by one where the
/// remainder is reduced most and all fitted again after each (orthogonal matching pursuit: Pati, Rezaiifar and Krishnaprasad,
/// Asilomar 1993; a wave is the pair of its cosine and sine). Tenfold cross-validation, the picking repeated in
/// every fold, decides how many.
/// </summary>
public sealed record FourierPursuit() : Baseline("Fourier pursuit")
{
    private const int MostWaves = 10;
    private const int Folds = 10;

    // Relative to each column's own size.
    private const double Ridge = 1e-8;

    /// <inheritdoc/>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var most = Math.Min(MostWaves, (seen.Count - (seen.Count / Folds) - 2) / 2);
        var errors = new double[Math.Max(0, most) + 1];
        for (var fold = 0; fold < Math.Min(Folds, seen.Count); fold++)
        {
            var kept = Enumerable.Range(0, seen.Count).Where(i => i % Folds != fold).ToArray();
            var left = Enumerable.Range(0, seen.Count).Where(i => i % Folds == fold).ToArray();
            if (kept.Length == 0)
            {
                continue;
            }

            var known = new Readings([.. kept.Select(i => seen.Places[i])], [.. kept.Select(i => seen.Values[i])]);
            var count = 0;
            foreach (var model in Path(known, errors.Length))
            {
                foreach (var i in left)
                {
                    var error = model.Value(seen.Places[i]) - seen.Values[i];
                    errors[count] = Math.FusedMultiplyAdd(error, error, errors[count]);
                }

                count++;
            }
        }

        var best = Array.IndexOf(errors, errors.Min());
        var chosen = Path(seen, best + 1).Last();
        return [.. places.Select(chosen.Value)];
    }

    // Fits with 0, 1, 2 and so on waves.
    private static IEnumerable<FourierModel> Path(Readings seen, int steps)
    {
        var dictionary = WaveDictionary.Coarse(seen.Places);
        var vectors = ImmutableArray<WaveVector>.Empty;
        for (var step = 0; step < steps; step++)
        {
            var model = Fit(seen, vectors);
            yield return model;
            var remainder = new double[seen.Count];
            for (var i = 0; i < remainder.Length; i++)
            {
                remainder[i] = seen.Values[i] - model.Value(seen.Places[i]);
            }

            vectors = vectors.Add(dictionary.Strongest(remainder));
        }
    }

    private static FourierModel Fit(Readings seen, ImmutableArray<WaveVector> vectors)
    {
        var equations = new NormalEquations((2 * vectors.Length) + 1, 1);
        var row = new double[equations.Unknowns];
        for (var i = 0; i < seen.Count; i++)
        {
            FourierModel.Columns(vectors, seen.Places[i], row);
            equations.Add(row, [seen.Values[i]]);
        }

        return new(vectors, equations.Solve(Ridge));
    }
}
