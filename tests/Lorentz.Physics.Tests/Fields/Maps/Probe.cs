using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Physics.Tests.Fields.Maps;

/// <summary>Grids, points and distances the map tests share.</summary>
internal static class Probe
{
    /// <summary>Four charges well outside the box |x|, |y|, |z| up to 600 mm.</summary>
    public static PointSourceField Sources { get; } = new(
        [0, 1500, 100, 1.1e6, 200, -1600, 0, -1.3e6, 1700, 300, -200, 4e5, -1500, 100, 900, 6e5], FieldRegion.Everywhere);

    public static GridGeometry Cube(double half, double spacing)
    {
        var axis = GridAxis.Covering(-half, half, spacing);
        return new(axis, axis, axis);
    }

    /// <summary>Points inside |x|, |y|, |z| below half, the same every time.</summary>
    public static IEnumerable<(double X, double Y, double Z)> Points(int count, double half, int seed = 1)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return (Next(), Next(), Next());
        }

        double Next() => half * ((2.0 * random.NextDouble()) - 1.0);
    }

    public static double[] At<TField>(TField field, double x, double y, double z)
        where TField : struct, IMagneticField
    {
        var b = field.At(new Real64(x), new Real64(y), new Real64(z));
        return [b.X.Value, b.Y.Value, b.Z.Value];
    }

    public static double Distance(double[] left, double[] right) =>
        left.Zip(right, (a, b) => Math.Abs(a - b)).Max();

    public static double LargestDifference<TLeft, TRight>(TLeft left, TRight right, IEnumerable<(double X, double Y, double Z)> points)
        where TLeft : struct, IMagneticField
        where TRight : struct, IMagneticField =>
        points.Max(p => Distance(At(left, p.X, p.Y, p.Z), At(right, p.X, p.Y, p.Z)));

    /// <summary>Root mean square over points and components: unlike the largest, it does not hang on where in a cell a point fell.</summary>
    public static double RootMeanSquare<TLeft, TRight>(TLeft left, TRight right, IReadOnlyCollection<(double X, double Y, double Z)> points)
        where TLeft : struct, IMagneticField
        where TRight : struct, IMagneticField =>
        Math.Sqrt(points.Sum(p => At(left, p.X, p.Y, p.Z).Zip(At(right, p.X, p.Y, p.Z), (a, b) => (a - b) * (a - b)).Sum()) / points.Count);

    /// <summary>Slope of log(error) over log(spacing) by least squares: the order of convergence.</summary>
    public static double Order(double[] spacings, double[] errors)
    {
        var x = spacings.Select(value => Math.Log(value)).ToArray();
        var y = errors.Select(value => Math.Log(value)).ToArray();
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / x.Sum(a => (a - mx) * (a - mx));
    }

    /// <summary>Central differences with five points: fourth order.</summary>
    public static double[] Gradient<TField>(TField field, double x, double y, double z, double h)
        where TField : struct, IMagneticField
    {
        var gradient = new double[9];
        for (var axis = 0; axis < 3; axis++)
        {
            var (far, near, back, farBack) = (Moved(2 * h), Moved(h), Moved(-h), Moved(-2 * h));
            for (var i = 0; i < 3; i++)
            {
                gradient[(3 * i) + axis] = ((8 * (near[i] - back[i])) - (far[i] - farBack[i])) / (12 * h);
            }

            double[] Moved(double by) => At(
                field, axis == 0 ? x + by : x, axis == 1 ? y + by : y, axis == 2 ? z + by : z);
        }

        return gradient;
    }
}
