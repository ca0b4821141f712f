using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>The value at the nearest observed place; of equally near ones the first.</summary>
public sealed record NearestNeighbour() : Baseline("nearest neighbour")
{
    /// <inheritdoc/>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance) =>
        [.. places.Select(place => seen.Values[Nearest(seen.Places, place)])];

    /// <summary>The nearest of some places.</summary>
    internal static int Nearest(ImmutableArray<Place> candidates, Place place)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < candidates.Length; i++)
        {
            var distance = candidates[i].SquaredDistance(place);
            if (distance < least)
            {
                (best, least) = (i, distance);
            }
        }

        return best;
    }
}
