using System.Runtime.Intrinsics;
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
            var (alongX, alongY, nodes, _, _) = Locate(x, y);
            var value = Vector256<double>.Zero;
            for (var a = 0; a < 4; a++)
            {
                for (var b = 0; b < 4; b++)
                {
                    value = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Weights[a] * alongY.Weights[b]), Node(nodes, a, b), value);
                }
            }

            (fx, fy, fz) = (value[0], value[1], value[2]);
        }

        public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
        {
            var (alongX, alongY, nodes, perX, perY) = Locate(x, y);
            var (value, byX, byY) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            for (var a = 0; a < 4; a++)
            {
                for (var b = 0; b < 4; b++)
                {
                    var node = Node(nodes, a, b);
                    value = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Weights[a] * alongY.Weights[b]), node, value);
                    byX = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Slopes[a] * alongY.Weights[b]), node, byX);
                    byY = Vector256.FusedMultiplyAdd(Vector256.Create(alongX.Weights[a] * alongY.Slopes[b]), node, byY);
                }
            }

            (fx, fy, fz) = (value[0], value[1], value[2]);
            gradient.Clear();
            for (var component = 0; component < 3; component++)
            {
                gradient[3 * component] = perX * byX[component];
                gradient[(3 * component) + 1] = perY * byY[component];
            }
        }

        // Where a position lies, its 16 nodes, and cells a millimetre along both axes.
        private (SplineAxis X, SplineAxis Y, int First, double PerX, double PerY) Locate(double x, double y)
        {
            var grid = table.Grid;
            var (widthX, widthY) = (grid.HalfWidthX(plane), grid.HalfWidthY(plane));
            var (perX, perY) = (grid.CellsX / (2 * widthX), grid.CellsY / (2 * widthY));
            var (alongX, alongY) = (new SplineAxis((x + widthX) * perX, grid.CellsX), new SplineAxis((y + widthY) * perY, grid.CellsY));
            return (alongX, alongY, (plane * FloatsPerPlane(grid)) + (((alongX.Cell * grid.NodesY) + alongY.Cell) * NodeFloats), perX, perY);
        }

        private Vector256<double> Node(int first, int a, int b) => Vector256.WidenLower(
            Vector128.Create(table.Coefficients, first + (((a * table.Grid.NodesY) + b) * NodeFloats)).ToVector256());
    }
}
