using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Baselines;

/// <summary>
/// Delaunay's triangulation as the lower convex hull of the points lifted to a paraboloid (K. Q. Brown, Inf. Process. Lett.
/// 9 (1979) 223): three points are a triangle when no other lies below the plane through their lifted images.
/// </summary>
/// <remarks>
/// Pixels lie on a lattice, where four or more on one circle are common. So that each such polygon is cut in one
/// way, every point is lifted by a further tiny amount of its own, below what parts true inequalities of a lattice of up to
/// 256 x 256. All triples are tried, most of them for a few points only: for hundreds of points, not for
/// thousands.
/// </remarks>
public static class DelaunayTriangulation
{
    // In units of the squared extent of the points.
    private const double Lift = 1e-10;
    private const double LeastArea = 1e-12;
    private static readonly RandomStream Lifts = new(0x64656c61756e6179, 0);

    /// <summary>The triangles, corners in ascending order; empty where all points lie on one line.</summary>
    /// <param name="points">Different points.</param>
    public static ImmutableArray<Triangle> Of(ImmutableArray<Place> points)
    {
        var middle = new Place(Middle(points, point => point.X), Middle(points, point => point.Y));
        var extent = points.Max(point => point.SquaredDistance(middle));
        var (x, y, z) = (new double[points.Length], new double[points.Length], new double[points.Length]);
        for (var i = 0; i < points.Length; i++)
        {
            (x[i], y[i]) = (points[i].X - middle.X, points[i].Y - middle.Y);
            z[i] = (x[i] * x[i]) + (y[i] * y[i]) + (Lift * extent * Lifts.Uniform((ulong)i));
        }

        var triangles = ImmutableArray.CreateBuilder<Triangle>();
        for (var a = 0; a < points.Length; a++)
        {
            for (var b = a + 1; b < points.Length; b++)
            {
                for (var c = b + 1; c < points.Length; c++)
                {
                    if (IsLower(x, y, z, a, b, c, LeastArea * extent))
                    {
                        triangles.Add(new(a, b, c));
                    }
                }
            }
        }

        return triangles.ToImmutable();
    }

    private static double Middle(ImmutableArray<Place> points, Func<Place, double> coordinate) => Moments.Of([.. points.Select(coordinate)]).Mean;

    // Whether all other points lie on or above the plane z = z_a + p (x - x_a) + q (y - y_a) through the three.
    private static bool IsLower(double[] x, double[] y, double[] z, int a, int b, int c, double leastArea)
    {
        var (bx, by, bz) = (x[b] - x[a], y[b] - y[a], z[b] - z[a]);
        var (cx, cy, cz) = (x[c] - x[a], y[c] - y[a], z[c] - z[a]);
        var area = (bx * cy) - (by * cx);
        if (Math.Abs(area) <= leastArea)
        {
            return false;
        }

        var (p, q) = (((bz * cy) - (by * cz)) / area, ((bx * cz) - (bz * cx)) / area);
        for (var i = 0; i < x.Length; i++)
        {
            if (i != a && i != b && i != c && z[i] < z[a] + (p * (x[i] - x[a])) + (q * (y[i] - y[a])))
            {
                return false;
            }
        }

        return true;
    }
}
