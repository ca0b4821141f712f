using Lorentz.Numerics.LeastSquares;
using Lorentz.Numerics.Real;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Physics.Fields.Planes;

/// <summary>Fits plane tables to a field: least squares over a few samples a cell, one axis after the other.</summary>
public static class PlaneTableFit
{
    private const int SamplesPerCell = 3;
    private const double Ridge = 1e-12;

    // Gauss-Legendre nodes and weights on 0..1, four points: exact for polynomials of degree seven.
    private static ReadOnlySpan<double> Nodes => [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263];

    private static ReadOnlySpan<double> Weights => [0.17392742256872693, 0.32607257743127307, 0.32607257743127307, 0.17392742256872693];

    /// <summary>The table of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="grid">Where to tabulate it.</param>
    /// <param name="average">What a plane stands for.</param>
    /// <param name="threads">Threads to use; the table does not depend on it.</param>
    public static PlaneTable Of<TField>(TField field, PlaneGrid grid, PlaneAverage average, int threads)
        where TField : struct, IMagneticField
    {
        var planes = FixedOrder.Map(grid.Z.Count, threads, plane => Plane(field, grid, average, plane));
        var size = PlaneTable.FloatsPerPlane(grid);
        var coefficients = new float[grid.Z.Count * size];
        for (var plane = 0; plane < planes.Length; plane++)
        {
            planes[plane].CopyTo(coefficients.AsSpan(plane * size));
        }

        return new(grid, coefficients);
    }

    private static float[] Plane<TField>(TField field, PlaneGrid grid, PlaneAverage average, int plane)
        where TField : struct, IMagneticField
    {
        var (samplesX, samplesY) = (grid.CellsX * SamplesPerCell, grid.CellsY * SamplesPerCell);
        var alongX = new NormalEquations(grid.NodesX, samplesY * 3);
        var row = new double[samplesY * 3];
        var basis = new double[grid.NodesX];
        for (var i = 0; i < samplesX; i++)
        {
            var u = Spread(i, samplesX, grid.CellsX, basis);
            for (var j = 0; j < samplesY; j++)
            {
                var v = ((2.0 * j) + 1 - samplesY) / samplesY;
                (row[3 * j], row[(3 * j) + 1], row[(3 * j) + 2]) = Sample(field, grid, average, plane, u, v);
            }

            alongX.Add(basis, row);
        }

        var columns = alongX.Solve(Ridge);
        var alongY = new NormalEquations(grid.NodesY, grid.NodesX * 3);
        var rights = new double[grid.NodesX * 3];
        basis = new double[grid.NodesY];
        for (var j = 0; j < samplesY; j++)
        {
            Spread(j, samplesY, grid.CellsY, basis);
            for (var node = 0; node < grid.NodesX; node++)
            {
                for (var component = 0; component < 3; component++)
                {
                    rights[(3 * node) + component] = columns[(((3 * j) + component) * grid.NodesX) + node];
                }
            }

            alongY.Add(basis, rights);
        }

        var solution = alongY.Solve(Ridge);
        var coefficients = new float[PlaneTable.FloatsPerPlane(grid)];
        for (var node = 0; node < grid.NodesX; node++)
        {
            for (var component = 0; component < 3; component++)
            {
                for (var j = 0; j < grid.NodesY; j++)
                {
                    coefficients[(((node * grid.NodesY) + j) * PlaneTable.NodeFloats) + component] =
                        (float)solution[(((3 * node) + component) * grid.NodesY) + j];
                }
            }
        }

        return coefficients;
    }

    // The basis at sample `index`, and where it lies from -1 to 1.
    private static double Spread(int index, int samples, int cells, double[] basis)
    {
        Array.Clear(basis);
        var place = (index + 0.5) / SamplesPerCell;
        var cell = Math.Min((int)place, cells - 1);
        PlaneSpline.Weights(place - cell, basis.AsSpan(cell, 4));
        return ((2.0 * index) + 1 - samples) / samples;
    }

    private static (double X, double Y, double Z) Sample<TField>(TField field, PlaneGrid grid, PlaneAverage average, int plane, double u, double v)
        where TField : struct, IMagneticField
    {
        if (average == PlaneAverage.Point)
        {
            return At(field, grid, grid.Z[plane], u, v);
        }

        var (x, y, z, total) = (0.0, 0.0, 0.0, 0.0);
        for (var side = -1; side <= 1; side += 2)
        {
            if (plane + side < 0 || plane + side >= grid.Z.Count)
            {
                continue;
            }

            var reach = grid.Z[plane + side] - grid.Z[plane];
            for (var k = 0; k < Nodes.Length; k++)
            {
                var (bx, by, bz) = At(field, grid, grid.Z[plane] + (reach * Nodes[k]), u, v);
                var weight = Weights[k] * (1 - Nodes[k]) * Math.Abs(reach);
                (x, y, z, total) = (x + (weight * bx), y + (weight * by), z + (weight * bz), total + weight);
            }
        }

        return (x / total, y / total, z / total);
    }

    private static (double X, double Y, double Z) At<TField>(TField field, PlaneGrid grid, double z, double u, double v)
        where TField : struct, IMagneticField
    {
        var value = field.At<Real64>(new(u * grid.HalfWidthXAt(z)), new(v * grid.HalfWidthYAt(z)), new(z));
        return (value.X.Value, value.Y.Value, value.Z.Value);
    }
}
