namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// The exact trajectory in a uniform field, by turning the direction of flight about the field: no slopes, no equation
/// of motion in z. Lengths in mm, momentum in MeV/c, field in tesla.
/// </summary>
internal sealed class Helix
{
    // A metre is what light runs in 1/299792458 s; a particle of 1 GeV/c in 1 T turns on 1/0.299792458 m.
    private const double MomentumPerTeslaMillimetre = 299792458 * 1e-9;

    private readonly double[] origin;
    private readonly double[] along;
    private readonly double[] across;
    private readonly double[] sideways;
    private readonly double curvature;

    internal Helix(double[] position, double tx, double ty, int charge, double momentum, double[] field)
    {
        var size = Math.Sqrt(Dot(field, field));
        var axis = Scale(field, 1 / size);
        var direction = Scale([tx, ty, 1], 1 / Math.Sqrt((tx * tx) + (ty * ty) + 1));
        origin = position;
        along = Scale(axis, Dot(direction, axis));
        across = [direction[0] - along[0], direction[1] - along[1], direction[2] - along[2]];
        sideways = Cross(across, axis);
        curvature = MomentumPerTeslaMillimetre * charge * size / momentum;
    }

    /// <summary>(x, y, tx, ty) where the path meets the plane z, by Newton's method on its length.</summary>
    internal double[] AtPlane(double z)
    {
        var length = (z - origin[2]) / Direction(0)[2];
        for (var iteration = 0; iteration < 50; iteration++)
        {
            length -= (Position(length)[2] - z) / Direction(length)[2];
        }

        var position = Position(length);
        var direction = Direction(length);
        return [position[0], position[1], direction[0] / direction[2], direction[1] / direction[2]];
    }

    private double[] Position(double length)
    {
        var angle = curvature * length;
        var straight = Math.Sin(angle) / curvature;
        var turned = 2 * Math.Pow(Math.Sin(angle / 2), 2) / curvature;
        return [.. Enumerable.Range(0, 3).Select(i => origin[i] + (along[i] * length) + (across[i] * straight) + (sideways[i] * turned))];
    }

    private double[] Direction(double length)
    {
        var (sine, cosine) = Math.SinCos(curvature * length);
        return [.. Enumerable.Range(0, 3).Select(i => along[i] + (across[i] * cosine) + (sideways[i] * sine))];
    }

    private static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);

    private static double[] Scale(double[] a, double factor) => [a[0] * factor, a[1] * factor, a[2] * factor];

    private static double[] Cross(double[] a, double[] b) =>
        [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];
}
