using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>Gaussian process regression whose length scale and nugget are the most likely ones of a fixed grid.</summary>
/// <param name="Kernel">Name of the correlation.</param>
/// <param name="Correlation">The correlation of a length scale.</param>
public sealed record GaussianProcess(string Kernel, Func<double, ICorrelation> Correlation) : Baseline($"GP {Kernel}")
{
    private const double ShortestLength = 0.12;
    private const double LengthRatio = 1.25;
    private const int Lengths = 22;
    private static readonly double[] Nuggets = [1e-9, 1e-6, 1e-3, 1e-1];

    /// <summary>With <see cref="Baselines.SquaredExponential"/>.</summary>
    public static GaussianProcess SquaredExponential { get; } = new("squared exponential", length => new SquaredExponential(length));

    /// <summary>With <see cref="Baselines.MaternFiveHalves"/>.</summary>
    public static GaussianProcess MaternFiveHalves { get; } = new("Matern 5/2", length => new MaternFiveHalves(length));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Readings at equal places, so that no process of the grid has a density.</exception>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        GaussianPosterior? best = null;
        var length = ShortestLength;
        for (var i = 0; i < Lengths; i++, length *= LengthRatio)
        {
            foreach (var nugget in Nuggets)
            {
                var candidate = GaussianPosterior.Of(seen, Correlation(length), nugget);
                best = candidate is not null && !(candidate.LogLikelihood <= best?.LogLikelihood) ? candidate : best;
            }
        }

        return best is null
            ? throw new ArgumentException("no process of the grid has a density: are two readings at one place?", nameof(seen))
            : [.. places.Select(best.Value)];
    }
}
