using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields.Planes;

/// <summary>
/// A field on a few planes of constant z: a bicubic spline on each, 16 numbers a component where the spline in space
/// needs 64. For methods whose steps end on planes that all tracks share.
/// </summary>
/// <remarks>Coefficients are [plane][NodesX][NodesY][4]: Bx, By, Bz in tesla and a zero that fills the vector.</remarks>
public sealed class PlaneTable
{
    /// <summary>Numbers a node.</summary>
    public const int NodeFloats = 4;

    /// <summary>A table from its coefficients.</summary>
    /// <param name="grid">Where they lie.</param>
    /// <param name="coefficients">The coefficients; not copied, not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The grid is no grid, or their number is another.</exception>
    public PlaneTable(PlaneGrid grid, float[] coefficients)
    {
        if (grid.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(grid));
        }

        if (coefficients.Length != grid.Z.Count * FloatsPerPlane(grid))
        {
            throw new ArgumentException(
                $"{coefficients.Length} coefficients: {grid.Z.Count} planes of {grid.NodesX} x {grid.NodesY} nodes have {grid.Z.Count * FloatsPerPlane(grid)}.",
                nameof(coefficients));
        }

        Grid = grid;
        Coefficients = coefficients;
    }

    /// <summary>Where the field is tabulated.</summary>
    public PlaneGrid Grid { get; }

    /// <summary>Spline coefficients in tesla.</summary>
    public float[] Coefficients { get; }

    /// <summary>Coefficients of one plane.</summary>
    public static int FloatsPerPlane(PlaneGrid grid) => grid.NodesX * grid.NodesY * NodeFloats;

    /// <summary>
    /// The field on a plane, in double precision: what the kernels are compared with. Beyond the table the field of its
    /// edge; a position that is not a number gives a field that is not one.
    /// </summary>
    /// <param name="plane">Index of the plane.</param>
    /// <param name="x">x in mm.</param>
    /// <param name="y">y in mm.</param>
    public Vector3<T> At<T>(int plane, T x, T y)
        where T : struct, IReal<T> => T.Lift(new Plane(this, plane), x, y, T.Constant(Grid.Z[plane]));

    // The derivatives along z are zero: a plane knows nothing of its neighbours.
    private readonly struct Plane(PlaneTable table, int plane) : IVectorFunction
    {
        public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
        {
            var (alongX, alongY) = Axes(x, y);
            Sum(alongX, alongX.Weights, alongY, alongY.Weights, out fx, out fy, out fz);
        }

        public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
        {
            var (alongX, alongY) = Axes(x, y);
            Sum(alongX, alongX.Weights, alongY, alongY.Weights, out fx, out fy, out fz);
            var perX = table.Grid.CellsX / (2 * table.Grid.HalfWidthX(plane));
            var perY = table.Grid.CellsY / (2 * table.Grid.HalfWidthY(plane));
            gradient.Clear();
            Sum(alongX, alongX.Slopes, alongY, alongY.Weights, out var ux, out var uy, out var uz);
            (gradient[0], gradient[3], gradient[6]) = (perX * ux, perX * uy, perX * uz);
            Sum(alongX, alongX.Weights, alongY, alongY.Slopes, out var vx, out var vy, out var vz);
            (gradient[1], gradient[4], gradient[7]) = (perY * vx, perY * vy, perY * vz);
        }

        private (SplineAxis X, SplineAxis Y) Axes(double x, double y)
        {
            var (widthX, widthY) = (table.Grid.HalfWidthX(plane), table.Grid.HalfWidthY(plane));
            return (
                new((x + widthX) * (table.Grid.CellsX / (2 * widthX)), table.Grid.CellsX),
                new((y + widthY) * (table.Grid.CellsY / (2 * widthY)), table.Grid.CellsY));
        }

        private void Sum(
            in SplineAxis alongX, ReadOnlySpan<double> x, in SplineAxis alongY, ReadOnlySpan<double> y, out double fx, out double fy, out double fz)
        {
            var grid = table.Grid;
            (fx, fy, fz) = (0, 0, 0);
            for (var a = 0; a < 4; a++)
            {
                for (var b = 0; b < 4; b++)
                {
                    var node = (plane * FloatsPerPlane(grid)) + ((((alongX.Cell + a) * grid.NodesY) + alongY.Cell + b) * NodeFloats);
                    var weight = x[a] * y[b];
                    fx = Math.FusedMultiplyAdd(weight, table.Coefficients[node], fx);
                    fy = Math.FusedMultiplyAdd(weight, table.Coefficients[node + 1], fy);
                    fz = Math.FusedMultiplyAdd(weight, table.Coefficients[node + 2], fz);
                }
            }
        }
    }
}
