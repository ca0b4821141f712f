using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>A field tabulated on a grid, smoothed by a cubic B-spline along each axis: twice continuously differentiable.</summary>
/// <remarks>
/// Coefficients are stored in single precision: half the memory, and faster than double because what limits one
/// evaluation is the memory it touches. The rounding is at most 6e-8 of the local field and itself a smooth function
/// of position, for every operation of an evaluation is in double precision. Outside the grid the field is zero, and
/// <see cref="Region"/> says where it is trusted; a position that is not a number gives a field that is not one.
/// </remarks>
public readonly struct SplineField : IMagneticField, IVectorFunction
{
    private readonly SplineTable table;

    private SplineField(SplineTable table) => this.table = table;

    /// <inheritdoc/>
    public FieldRegion Region => table.Region;

    /// <summary>Memory held by the coefficients, in bytes.</summary>
    public long Bytes => (long)table.Coefficients.Length * sizeof(float);

    /// <summary>The spline of a grid: fourth order, but not exactly through the nodes (the fit is local and free of bias).</summary>
    /// <param name="grid">The grid; at least 4 nodes along each axis.</param>
    /// <param name="threads">Number of threads; the coefficients do not depend on it.</param>
    /// <exception cref="ArgumentException">An axis has fewer than 4 nodes.</exception>
    public static SplineField Of(FieldGrid grid, int threads = 1) => new(SplineTable.Of(grid, threads));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T> => T.Lift(this, x, y, z);

    /// <inheritdoc/>
    public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
    {
        var t = table;
        if (!t.Contains(x, y, z))
        {
            fx = fy = fz = (x - x) + (y - y) + (z - z);
            return;
        }

        var tx = Locate(x, t.MinimumX, t.InverseX, t.LastX, out var i);
        var ty = Locate(y, t.MinimumY, t.InverseY, t.LastY, out var j);
        var tz = Locate(z, t.MinimumZ, t.InverseZ, t.LastZ, out var k);
        ref var corner = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(t.Coefficients), (i * t.StrideX) + (j * t.StrideY) + (3 * k));
        var wx = CubicSpline.Weights(tx);
        var wy = CubicSpline.Weights(ty);
        Vector256<double> y0 = Lane(wy, 0), y1 = Lane(wy, 1), y2 = Lane(wy, 2), y3 = Lane(wy, 3);
        var sum = Plane(ref corner, t.StrideY, y0, y1, y2, y3).Times(Lane(wx, 0));
        sum = sum.Add(Plane(ref Unsafe.Add(ref corner, t.StrideX), t.StrideY, y0, y1, y2, y3), Lane(wx, 1));
        sum = sum.Add(Plane(ref Unsafe.Add(ref corner, 2 * t.StrideX), t.StrideY, y0, y1, y2, y3), Lane(wx, 2));
        sum = sum.Add(Plane(ref Unsafe.Add(ref corner, 3 * t.StrideX), t.StrideY, y0, y1, y2, y3), Lane(wx, 3));
        sum.Contract(CubicSpline.Weights(tz), out fx, out fy, out fz);
    }

    /// <inheritdoc/>
    public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
    {
        var t = table;
        if (!t.Contains(x, y, z))
        {
            fx = fy = fz = (x - x) + (y - y) + (z - z);
            gradient[..9].Fill(fx);
            return;
        }

        var tx = Locate(x, t.MinimumX, t.InverseX, t.LastX, out var i);
        var ty = Locate(y, t.MinimumY, t.InverseY, t.LastY, out var j);
        var tz = Locate(z, t.MinimumZ, t.InverseZ, t.LastZ, out var k);
        ref var corner = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(t.Coefficients), (i * t.StrideX) + (j * t.StrideY) + (3 * k));
        Vector256<double> wx = CubicSpline.Weights(tx), wy = CubicSpline.Weights(ty), wz = CubicSpline.Weights(tz);
        Vector256<double> sx = CubicSpline.Slopes(tx), sy = CubicSpline.Slopes(ty), sz = CubicSpline.Slopes(tz);
        NodeRow value = default, alongX = default, alongY = default;
        for (var plane = 0; plane < 4; plane++)
        {
            ref var start = ref Unsafe.Add(ref corner, plane * t.StrideX);
            var flat = Plane(ref start, t.StrideY, Lane(wy, 0), Lane(wy, 1), Lane(wy, 2), Lane(wy, 3));
            var sloped = Plane(ref start, t.StrideY, Lane(sy, 0), Lane(sy, 1), Lane(sy, 2), Lane(sy, 3));
            value = value.Add(flat, Lane(wx, plane));
            alongX = alongX.Add(flat, Lane(sx, plane));
            alongY = alongY.Add(sloped, Lane(wx, plane));
        }

        value.Contract(wz, out fx, out fy, out fz);
        alongX.Contract(wz, out var xx, out var yx, out var zx);
        alongY.Contract(wz, out var xy, out var yy, out var zy);
        value.Contract(sz, out var xz, out var yz, out var zz);
        gradient[8] = zz * t.InverseZ;
        gradient[0] = xx * t.InverseX;
        gradient[1] = xy * t.InverseY;
        gradient[2] = xz * t.InverseZ;
        gradient[3] = yx * t.InverseX;
        gradient[4] = yy * t.InverseY;
        gradient[5] = yz * t.InverseZ;
        gradient[6] = zx * t.InverseX;
        gradient[7] = zy * t.InverseY;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Locate(double position, double origin, double inverse, int last, out int cell)
    {
        var u = (position - origin) * inverse;
        cell = Math.Min(double.ConvertToIntegerNative<int>(u), last);
        return u - cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Lane(Vector256<double> weights, int lane) => Vector256.Create(weights[lane]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static NodeRow Plane(
        ref float start, int stride, Vector256<double> y0, Vector256<double> y1, Vector256<double> y2, Vector256<double> y3) =>
        NodeRow.Scaled(ref start, 0, y0)
            .Add(ref start, stride, y1)
            .Add(ref start, 2 * stride, y2)
            .Add(ref start, 3 * stride, y3);
}
