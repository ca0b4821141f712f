using System.Collections.Immutable;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Tracks.Deployment;

/// <summary>Edges of regions that hold about equally many values each.</summary>
internal static class RegionEdges
{
    // Where all values are one, as for a step of fixed length, the region is this much wider on either side.
    private const double Margin = 1e-3;

    /// <summary>Edges of at most so many regions.</summary>
    /// <param name="values">What to part; those that are infinite (the momentum of a straight track) are left out.</param>
    /// <param name="regions">Regions, at least 1.</param>
    /// <param name="least">The first edge, unless a value is smaller.</param>
    /// <param name="most">The last edge, unless a value is greater, or the greatest value where this is not finite.</param>
    /// <exception cref="ArgumentException">No finite value.</exception>
    internal static ImmutableArray<double> Of(double[] values, int regions, double least, double most)
    {
        var quantiles = new Quantiles([.. values.Where(double.IsFinite)]);
        var first = Math.Min(least, quantiles.Minimum);
        var last = Math.Max(double.IsFinite(most) ? most : 0, quantiles.Maximum);
        if (!(first < last))
        {
            return [first * (1 - Margin), last * (1 + Margin)];
        }

        var edges = ImmutableArray.CreateBuilder<double>(regions + 1);
        edges.Add(first);
        for (var region = 1; region < regions; region++)
        {
            var edge = quantiles.At((double)region / regions);
            if (edge > edges[^1] && edge < last)
            {
                edges.Add(edge);
            }
        }

        edges.Add(last);
        return edges.ToImmutable();
    }
}
