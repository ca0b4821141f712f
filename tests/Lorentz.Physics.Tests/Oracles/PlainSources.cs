using Lorentz.Physics.Fields;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>The textbook formula of magnetic point charges, written with a root, a quotient and no fused operation.</summary>
internal static class PlainSources
{
    internal static double[] At(PointSourceField field, double x, double y, double z)
    {
        double[] sum = [0, 0, 0];
        for (var i = 0; i < field.SourceCount; i++)
        {
            var (sx, sy, sz, charge) = field.Source(i);
            var distance = Math.Sqrt(((x - sx) * (x - sx)) + ((y - sy) * (y - sy)) + ((z - sz) * (z - sz)));
            var cube = distance * distance * distance;
            sum[0] += charge * (x - sx) / cube;
            sum[1] += charge * (y - sy) / cube;
            sum[2] += charge * (z - sz) / cube;
        }

        return sum;
    }

    internal static Func<double, double, double, double[]> LhcbDipole { get; } =
        (x, y, z) => At(PointSourceField.LhcbDipole, x, y, z);
}
