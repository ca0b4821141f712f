using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Physics.Fields.Planes;

/// <summary>One value of a plane table in single precision: 16 nodes in eight vectors.</summary>
public static unsafe class PlaneSampler
{
    /// <summary>(Bx, By, Bz, 0) at a place on a plane.</summary>
    /// <param name="table">The plane's coefficients.</param>
    /// <param name="rowFloats">Floats between nodes that are neighbours in x.</param>
    /// <param name="place">Place along x and y in cells, between 0 and their number; the rest is not used.</param>
    /// <param name="lastCell">Index of the last cell along x and y: whatever the place is, no other is read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sample(float* table, int rowFloats, Vector128<float> place, Vector128<int> lastCell)
    {
        var cell = Vector128.Min(Vector128.Max(Vector128.ConvertToInt32Native(place), Vector128<int>.Zero), lastCell);
        var fraction = place - Vector128.ConvertToSingle(cell);
        var wx = Spline(Vector128.Create(fraction.ToScalar()));
        var wy = Spline(Vector128.Create(fraction.GetElement(1)));
        return Contract(table + (cell.ToScalar() * rowFloats) + (cell.GetElement(1) * PlaneTable.NodeFloats), rowFloats, wx, wy);
    }

    /// <summary>The four weights of the cubic B-spline at a fraction of a cell, the same in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Spline(Vector128<float> fraction)
    {
        var sum = Vector128.FusedMultiplyAdd(
            Vector128.Create(-1f / 6, 0.5f, -0.5f, 1f / 6), fraction, Vector128.Create(0.5f, -1, 0.5f, 0));
        sum = Vector128.FusedMultiplyAdd(sum, fraction, Vector128.Create(-0.5f, 0, 0.5f, 0));
        return Vector128.FusedMultiplyAdd(sum, fraction, Vector128.Create(1f / 6, 2f / 3, 1f / 6, 0));
    }

    /// <summary>The 16 nodes from <paramref name="corner"/> on, contracted with weights along both axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Contract(float* corner, int rowFloats, Vector128<float> wx, Vector128<float> wy)
    {
        var weight = Vector256.Create(wx.ToScalar());
        var near = weight * Vector256.Load(corner);
        var far = weight * Vector256.Load(corner + 8);
        for (var k = 1; k < 4; k++)
        {
            corner += rowFloats;
            weight = Vector256.Create(wx.GetElement(k));
            near = Vector256.FusedMultiplyAdd(weight, Vector256.Load(corner), near);
            far = Vector256.FusedMultiplyAdd(weight, Vector256.Load(corner + 8), far);
        }

        var y = Vector256.Create(wy, wy);
        near *= Vector256.Shuffle(y, Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1));
        near = Vector256.FusedMultiplyAdd(Vector256.Shuffle(y, Vector256.Create(2, 2, 2, 2, 3, 3, 3, 3)), far, near);
        return near.GetLower() + near.GetUpper();
    }
}
