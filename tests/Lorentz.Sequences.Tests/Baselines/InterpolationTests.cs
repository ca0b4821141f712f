using System.Collections.Immutable;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Tests.Baselines;

public sealed class InterpolationTests
{
    private static readonly ImmutableArray<Place> Square = [new(0, 0), new(1, 0), new(0, 1), new(1, 1)];

    [Fact]
    public void The_nearest_reading_is_taken()
    {
        var seen = new Readings([new(0, 0), new(4, 0), new(0, 4)], [1, 2, 3]);
        Assert.Equal([1, 2, 3, 1], new NearestNeighbour().Predict(seen, [new(1, 1), new(3, 0.5), new(-2, 5), new(2, 0)], default));
    }

    [Fact]
    public void Triangles_cover_the_hull_once_and_their_circles_are_empty()
    {
        for (var number = 0u; number < 10; number++)
        {
            var points = Study.Readings(FieldComplexity.Simple, number).Seen.Places;
            var triangles = DelaunayTriangulation.Of(points);

            // Euler: 2 n - 2 - (points on the hull) triangles, their areas adding up to that of the hull.
            var hull = Hull(points);
            Assert.Equal((2 * points.Length) - 2 - OnHull(points, hull), triangles.Length);
            Assert.Equal(Area(hull), triangles.Sum(t => Math.Abs(Cross(points[t.A], points[t.B], points[t.C])) / 2), 1e-9);
            foreach (var (a, b, c) in triangles)
            {
                var (centre, radius) = Circle(points[a], points[b], points[c]);
                Assert.All(points, point => Assert.True(Math.Sqrt(point.SquaredDistance(centre)) >= radius - (1e-6 * Math.Max(1, radius))));
            }
        }
    }

    [Fact]
    public void Four_points_on_a_circle_are_cut_in_one_way() => Assert.Equal(2, DelaunayTriangulation.Of(Square).Length);

    [Fact]
    public void Points_on_a_line_have_no_triangle() => Assert.Empty(DelaunayTriangulation.Of([new(0, 0), new(1, 1), new(2, 2), new(5, 5)]));

    [Fact]
    public void Linear_interpolation_reproduces_a_plane_inside_and_takes_the_nearest_outside()
    {
        var seen = Plane(Study.Readings(FieldComplexity.Simple, 2).Seen.Places);
        var inside = seen.Places.Where((_, i) => i > 0).Select((place, i) => new Place((place.X + seen.Places[i].X) / 2, (place.Y + seen.Places[i].Y) / 2)).ToImmutableArray();
        var predicted = new LinearInterpolation().Predict(seen, [.. inside, .. seen.Places], default);
        for (var i = 0; i < inside.Length; i++)
        {
            Assert.Equal(PlaneAt(inside[i]), predicted[i], 1e-9);
        }

        Assert.Equal(seen.Values.Select(value => Math.Round(value, 9)), predicted[inside.Length..].Select(value => Math.Round(value, 9)));
        Assert.Equal([7], new LinearInterpolation().Predict(new Readings(Square, [1, 2, 3, 7]), [new(2, 2)], default));
    }

    [Fact]
    public void A_spline_reproduces_planes_and_goes_through_its_readings()
    {
        var (_, seen) = Study.Readings(FieldComplexity.Radial, 4);
        var exact = new ThinPlateSpline(0);
        var plane = exact.Predict(Plane(seen.Places), Study.Grid.Places, default);
        Assert.All(plane.Zip(Study.Grid.Places), pair => Assert.Equal(PlaneAt(pair.Second), pair.First, 1e-10));
        Assert.All(exact.Predict(seen, seen.Places, default).Zip(seen.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-11));
        Assert.All(new ThinPlateSpline().Predict(seen, seen.Places, default).Zip(seen.Values), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
    }

    [Fact]
    public void A_spline_through_four_corners_is_the_hand_made_one()
    {
        // Values 1, -1, -1, 1 at the corners: c (1, -1, -1, 1), so 2 (phi(0) + phi(sqrt 2) - 2 phi(1)) c / 2 = 1 with phi(1) = 0, phi(sqrt 2) = log 2.
        var seen = new Readings(Square, [1, -1, -1, 1]);
        var at = new Place(0.2, 0.3);
        double[] signs = [1, -1, -1, 1];
        var expected = Square.Select((corner, i) => signs[i] * Kernel(corner.SquaredDistance(at))).Sum() / Math.Log(2);
        Assert.Equal(expected, new ThinPlateSpline(0).Predict(seen, [at], default).Single(), 1e-12);

        static double Kernel(double squared) => 0.5 * squared * Math.Log(squared);
    }

    [Fact]
    public void A_spline_says_what_it_lacks()
    {
        Assert.Throws<ArgumentException>(() => new ThinPlateSpline().Predict(new([new(0, 0), new(1, 0), new(0, 1)], [1, 2, 3]), [new(1, 1)], default));
        Assert.Throws<ArgumentException>(() => new ThinPlateSpline().Predict(new([new(0, 0), new(1, 1), new(2, 2), new(3, 3)], [1, 2, 3, 4]), [new(1, 1)], default));
    }

    private static double PlaneAt(Place at) => 0.3 - (0.7 * at.X) + (1.1 * at.Y);

    private static Readings Plane(ImmutableArray<Place> places) => new(places, [.. places.Select(PlaneAt)]);

    private static double Cross(Place a, Place b, Place c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    // Andrew's monotone chain, corners only.
    private static Place[] Hull(IEnumerable<Place> points)
    {
        var sorted = points.OrderBy(p => p.X).ThenBy(p => p.Y).ToArray();
        return [.. Chain(sorted), .. Chain([.. sorted.Reverse()])];

        static List<Place> Chain(Place[] sorted)
        {
            var chain = new List<Place>();
            foreach (var point in sorted)
            {
                while (chain.Count > 1 && Cross(chain[^2], chain[^1], point) <= 1e-9)
                {
                    chain.RemoveAt(chain.Count - 1);
                }

                chain.Add(point);
            }

            return chain[..^1];
        }
    }

    private static double Area(Place[] hull) => hull.Zip([.. hull.Skip(1), hull[0]], (a, b) => ((a.X * b.Y) - (b.X * a.Y)) / 2).Sum();

    private static int OnHull(IEnumerable<Place> points, Place[] hull) =>
        points.Count(point => hull.Zip([.. hull.Skip(1), hull[0]], (a, b) => Math.Abs(Cross(a, b, point))).Min() < 1e-9);

    private static (Place Centre, double Radius) Circle(Place a, Place b, Place c)
    {
        var (bx, by, cx, cy) = (b.X - a.X, b.Y - a.Y, c.X - a.X, c.Y - a.Y);
        var d = 2 * ((bx * cy) - (by * cx));
        var (b2, c2) = ((bx * bx) + (by * by), (cx * cx) + (cy * cy));
        var centre = new Place(a.X + (((cy * b2) - (by * c2)) / d), a.Y + (((bx * c2) - (cx * b2)) / d));
        return (centre, Math.Sqrt(a.SquaredDistance(centre)));
    }
}
