using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>A field tabulated on a grid, interpolated linearly along each axis: the usual way to read a map.</summary>
/// <remarks>
/// Exact at the nodes and continuous; its gradient jumps from cell to cell, and within a cell each component of the
/// gradient is constant along its own axis (at a node it is that of the cell above, in the last cell that of the
/// cell). Outside the grid the field is zero, and <see cref="Region"/> says where it is trusted; a position that is
/// not a number gives a field that is not one.
/// </remarks>
public readonly struct TrilinearField : IMagneticField, IVectorFunction
{
    private readonly FieldGrid grid;

    /// <summary>The trilinear field of a grid.</summary>
    public TrilinearField(FieldGrid grid) => this.grid = grid;

    /// <inheritdoc/>
    public FieldRegion Region => grid.Region;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T> => T.Lift(this, x, y, z);

    /// <inheritdoc/>
    public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
    {
        if (!grid.Geometry.Contains(x, y, z))
        {
            fx = fy = fz = (x - x) + (y - y) + (z - z);
            return;
        }

        var cell = TrilinearCell.Around(grid, x, y, z);
        Split(cell.Value(), out fx, out fy, out fz);
    }

    /// <inheritdoc/>
    public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
    {
        if (!grid.Geometry.Contains(x, y, z))
        {
            fx = fy = fz = (x - x) + (y - y) + (z - z);
            gradient[..9].Fill(fx);
            return;
        }

        var cell = TrilinearCell.Around(grid, x, y, z);
        Split(cell.Value(), out fx, out fy, out fz);
        Split(cell.AlongX(), out gradient[0], out gradient[3], out gradient[6]);
        Split(cell.AlongY(), out gradient[1], out gradient[4], out gradient[7]);
        Split(cell.AlongZ(), out gradient[2], out gradient[5], out gradient[8]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Vector256<double> vector, out double x, out double y, out double z)
    {
        x = vector[0];
        y = vector[1];
        z = vector[2];
    }
}
