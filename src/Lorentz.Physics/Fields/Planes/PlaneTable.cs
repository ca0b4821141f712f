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
    public Vector3<Real64> At(int plane, double x, double y)
    {
        Span<double> wx = stackalloc double[4], wy = stackalloc double[4];
        var i = Locate(x, Grid.HalfWidthX(plane), Grid.CellsX, wx);
        var j = Locate(y, Grid.HalfWidthY(plane), Grid.CellsY, wy);
        var (fx, fy, fz) = (0.0, 0.0, 0.0);
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++)
            {
                var node = (plane * FloatsPerPlane(Grid)) + ((((i + a) * Grid.NodesY) + j + b) * NodeFloats);
                var weight = wx[a] * wy[b];
                fx = Math.FusedMultiplyAdd(weight, Coefficients[node], fx);
                fy = Math.FusedMultiplyAdd(weight, Coefficients[node + 1], fy);
                fz = Math.FusedMultiplyAdd(weight, Coefficients[node + 2], fz);
            }
        }

        return new(new(fx), new(fy), new(fz));
    }

    private static int Locate(double position, double halfWidth, int cells, Span<double> weights)
    {
        var place = Math.Clamp((position + halfWidth) * (cells / (2 * halfWidth)), 0, cells);
        var cell = double.IsNaN(place) ? 0 : Math.Min((int)place, cells - 1);
        PlaneSpline.Weights(place - cell, weights);
        return cell;
    }
}
