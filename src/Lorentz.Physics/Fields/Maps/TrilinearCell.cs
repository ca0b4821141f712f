using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>The eight nodes around a point, and the point's place among them; a vector is (Bx, By, Bz, not used).</summary>
internal readonly ref struct TrilinearCell
{
    private readonly ref double corner;
    private readonly int strideX;
    private readonly int strideY;
    private readonly GridGeometry geometry;
    private readonly double tx;
    private readonly double ty;
    private readonly double tz;

    private TrilinearCell(FieldGrid grid, double x, double y, double z)
    {
        geometry = grid.Geometry;
        tx = Locate(geometry.X, x, out var i);
        ty = Locate(geometry.Y, y, out var j);
        tz = Locate(geometry.Z, z, out var k);
        strideY = 3 * geometry.Z.Count;
        strideX = strideY * geometry.Y.Count;
        corner = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(grid.PaddedValues), (i * strideX) + (j * strideY) + (3 * k));
    }

    /// <summary>The cell around a point of the grid's box (mm).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TrilinearCell Around(FieldGrid grid, double x, double y, double z) => new(grid, x, y, z);

    /// <summary>The interpolated field in tesla.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Value() => Mix(Plane(0), Plane(strideX), tx);

    /// <summary>Its derivative along x in tesla per mm.</summary>
    public Vector256<double> AlongX() => (Plane(strideX) - Plane(0)) / Vector256.Create(geometry.X.Spacing);

    /// <summary>Its derivative along y in tesla per mm.</summary>
    public Vector256<double> AlongY()
    {
        var low = Row(strideY) - Row(0);
        var high = Row(strideX + strideY) - Row(strideX);
        return Mix(low, high, tx) / Vector256.Create(geometry.Y.Spacing);
    }

    /// <summary>Its derivative along z in tesla per mm.</summary>
    public Vector256<double> AlongZ()
    {
        var low = Mix(Step(0), Step(strideY), ty);
        var high = Mix(Step(strideX), Step(strideX + strideY), ty);
        return Mix(low, high, tx) / Vector256.Create(geometry.Z.Spacing);
    }

    // A division, not a product with the inverse: only then is a node's own place exactly 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Locate(GridAxis axis, double position, out int cell)
    {
        var u = (position - axis.Origin) / axis.Spacing;
        cell = Math.Min(double.ConvertToIntegerNative<int>(u), axis.Count - 2);
        return u - cell;
    }

    // Both weights written out: exact at both ends.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Mix(Vector256<double> low, Vector256<double> high, double t) =>
        (low * Vector256.Create(1.0 - t)) + (high * Vector256.Create(t));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Plane(int offset) => Mix(Row(offset), Row(offset + strideY), ty);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Row(int offset) => Mix(Node(offset), Node(offset + 3), tz);

    private Vector256<double> Step(int offset) => Node(offset + 3) - Node(offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Node(int offset) => Vector256.LoadUnsafe(ref corner, (nuint)offset);
}
