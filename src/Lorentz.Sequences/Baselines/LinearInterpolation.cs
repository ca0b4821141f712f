using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Baselines;

/// <summary>Linear on the triangles of <see cref="DelaunayTriangulation"/>; outside the convex hull the nearest neighbour.</summary>
public sealed record LinearInterpolation() : Baseline("linear (Delaunay)")
{
    // A place on an edge may come out a rounding error outside of both its triangles.
    private const double Tolerance = -1e-9;

    /// <inheritdoc/>
    public override double[] Predict(Readings seen, ImmutableArray<Place> places, RandomStream chance)
    {
        var triangles = DelaunayTriangulation.Of(seen.Places);
        return [.. places.Select(place => Inside(seen, triangles, place) ?? seen.Values[NearestNeighbour.Nearest(seen.Places, place)])];
    }

    private static double? Inside(Readings seen, ImmutableArray<Triangle> triangles, Place at)
    {
        foreach (var (a, b, c) in triangles)
        {
            var (origin, first, second) = (seen.Places[a], seen.Places[b], seen.Places[c]);
            var (bx, by) = (first.X - origin.X, first.Y - origin.Y);
            var (cx, cy) = (second.X - origin.X, second.Y - origin.Y);
            var (x, y) = (at.X - origin.X, at.Y - origin.Y);
            var area = (bx * cy) - (by * cx);
            var (shareB, shareC) = (((x * cy) - (y * cx)) / area, ((bx * y) - (by * x)) / area);
            if (shareB >= Tolerance && shareC >= Tolerance && 1.0 - shareB - shareC >= Tolerance)
            {
                return seen.Values[a] + (shareB * (seen.Values[b] - seen.Values[a])) + (shareC * (seen.Values[c] - seen.Values[a]));
            }
        }

        return null;
    }
}
