namespace Lorentz.Physics.Fields.Maps;

/// <summary>Turns node values into spline coefficients: one sweep along each axis, in double precision.</summary>
internal static class SplinePrefilter
{
    private const int Components = 3;

    /// <summary>Coefficients on the lattice widened by one node on every side, components together, z fastest.</summary>
    public static float[] Apply(FieldGrid grid, int threads)
    {
        var geometry = grid.Geometry;
        int nx = geometry.X.Count + 2, ny = geometry.Y.Count + 2, nz = geometry.Z.Count + 2;
        int strideY = Components * nz, strideX = strideY * ny;
        var coefficients = Widen(grid, strideX, strideY);
        ParallelPlanes.ForEach(nx - 2, threads, i => Sweep(coefficients, (i + 1) * strideX, strideY, ny, Components, nz));
        ParallelPlanes.ForEach(nx - 2, threads, i => Sweep(coefficients, (i + 1) * strideX, Components, nz, strideY, ny));
        ParallelPlanes.ForEach(ny, threads, j => Sweep(coefficients, j * strideY, strideX, nx, Components, nz));
        return Array.ConvertAll(coefficients, value => (float)value);
    }

    private static double[] Widen(FieldGrid grid, int strideX, int strideY)
    {
        var geometry = grid.Geometry;
        var wide = new double[checked(strideX * (geometry.X.Count + 2))];
        var row = Components * geometry.Z.Count;
        for (var i = 0; i < geometry.X.Count; i++)
        {
            for (var j = 0; j < geometry.Y.Count; j++)
            {
                var target = ((i + 1) * strideX) + ((j + 1) * strideY) + Components;
                grid.Values.Slice(Components * geometry.Index(i, j, 0), row).CopyTo(wide.AsSpan(target, row));
            }
        }

        return wide;
    }

    // Filters the lines of `count` numbers `step` apart that start in the plane of lines `across` apart.
    private static void Sweep(double[] values, int start, int step, int count, int across, int lines)
    {
        var line = new double[count];
        var extended = new double[count - 2 + (2 * CubicSpline.Margin)];
        for (var l = 0; l < lines; l++)
        {
            for (var component = 0; component < Components; component++)
            {
                var origin = start + (l * across) + component;
                for (var i = 0; i < count; i++)
                {
                    line[i] = values[origin + (i * step)];
                }

                CubicSpline.Approximate(line, extended);
                for (var i = 0; i < count; i++)
                {
                    values[origin + (i * step)] = line[i];
                }
            }
        }
    }
}
