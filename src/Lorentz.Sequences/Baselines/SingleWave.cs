using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>One plane wave and a constant, nonlinear least squares: five unknowns, begun at the peaks of the least-squares spectrum.</summary>
public sealed record SingleWave() : Baseline("one wave")
{
    /// <inheritdoc/>
    /// <remarks>With fewer than five readings the mean of the observations.</remarks>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance) =>
        WaveSearch.Of(seen, 1) is [var fit, ..] ? fit.Predict(places) : new ObservationMean().Predict(seen, places, chance);
}
