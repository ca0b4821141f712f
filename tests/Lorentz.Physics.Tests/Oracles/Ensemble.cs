using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>Deterministic, evenly spread tracks of an additive recurrence: no random numbers, no clusters.</summary>
internal static class Ensemble
{
    /// <summary>A number in [0, 1): point <paramref name="index"/> of the sequence with step frac(1 / g^(dimension + 1)).</summary>
    internal static double Spread(int index, int dimension)
    {
        // g solves g^7 = g + 1, the six-dimensional relative of the golden ratio.
        const double G = 1.1127756842787055;
        var value = 0.5 + ((index + 1) * Math.Pow(G, -(dimension + 1)));
        return value - Math.Floor(value);
    }

    /// <summary>Tracks that start near the beam at z about 770 mm and point back to the collision, both charges.</summary>
    internal static TrackState Physical(int index, double lowest = 1500, double highest = 100_000)
    {
        var tx = 0.5 * (Spread(index, 0) - 0.5);
        var ty = 0.4 * (Spread(index, 1) - 0.5);
        var momentum = lowest * Math.Pow(highest / lowest, Spread(index, 2));
        return new(
            new((770 * tx) + (20 * (Spread(index, 3) - 0.5))),
            new((770 * ty) + (20 * (Spread(index, 4) - 0.5))),
            tx,
            ty,
            ChargeOverMomentum.Of(index % 2 == 0 ? 1 : -1, Momentum.FromMeV(momentum)));
    }

    /// <summary>The first <paramref name="count"/> physical tracks as columns.</summary>
    internal static TrackColumns Columns(int count, double lowest = 1500, double highest = 100_000)
    {
        var columns = TrackColumns.Allocate(count);
        for (var i = 0; i < count; i++)
        {
            columns[i] = Physical(i, lowest, highest);
        }

        return columns;
    }
}
