using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// A constant and a few plane waves, nonlinear least squares; their number is the one with the least
/// <see cref="WaveFit.Criterion"/>.
/// </summary>
/// <param name="Most">Most waves.</param>
public sealed record SeveralWaves(int Most) : Baseline(FormattableString.Invariant($"1 to {Most} waves"))
{
    /// <inheritdoc/>
    /// <remarks>With fewer than five readings the mean of the observations.</remarks>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var fits = WaveSearch.Of(seen, Most);
        return fits.IsEmpty ? new ObservationMean().Predict(seen, places, chance) : fits.MinBy(fit => fit.Criterion(seen.Count))!.Predict(places);
    }
}
