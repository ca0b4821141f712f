using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>The mean of the observations, everywhere.</summary>
public sealed record ObservationMean() : Baseline("mean of observations")
{
    /// <inheritdoc/>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var values = new double[places.Length];
        Array.Fill(values, Moments.Of(seen.Values.AsSpan()).Mean);
        return values;
    }
}
