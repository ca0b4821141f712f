using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Motion;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// The march in single precision: one track with its four components in a vector, or eight tracks of one cell with a
/// component a vector. Both do the same operations in the same order, so a track has the same bits either way.
/// </summary>
internal static unsafe class MarchKernel
{
    /// <summary>Tracks carried together.</summary>
    public const int Tracks = 8;

    /// <summary>Floats of room for eight tracks.</summary>
    public static int RoomFloats(int planes) => 2 * Tracks * (planes + MarchWeights.History);

    /// <summary>Carries one track to its cell and through it.</summary>
    /// <param name="layout">The march.</param>
    /// <param name="start">x, y, tx, ty on the first plane.</param>
    /// <param name="qop">Charge over momentum in 1/MeV.</param>
    /// <param name="cell">The cell of the end.</param>
    /// <param name="reach">Distance of the end from the cell's first plane in mm.</param>
    /// <param name="place">The same as a fraction of the cell.</param>
    /// <param name="room">4 floats a plane and <see cref="MarchWeights.History"/> before the first.</param>
    /// <param name="outside">Whether the path left the tables before the end.</param>
    /// <returns>Deviation from the straight line at the end: x, y, tx, ty.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector128<float> One(
        MarchLayout layout, Vector128<float> start, float qop, int cell, float reach, float place, float* room, out bool outside)
    {
        var bends = (Vector128<float>*)room;
        for (var k = 0; k < MarchWeights.History; k++)
        {
            bends[k] = Vector128<float>.Zero;
        }

        bends += MarchWeights.History;
        var block = layout.Planes;
        var table = layout.Table;
        var slope = Upper(start);
        var deviation = Vector128<float>.Zero;
        var left = Vector128<float>.Zero;
        for (var plane = 0; plane <= cell + 1; plane++, block += MarchLayout.PlaneFloats, table += layout.TableFloats)
        {
            // What older accelerations add is summed while the newest is still being computed.
            var history = Sum(block + MarchLayout.PredictAt, bends + plane - 1, MarchWeights.History, Vector128<float>.Zero);
            var drifted = Drift(deviation, block[MarchLayout.FromBase]);
            var predicted = drifted + history;
            var line = Vector128.FusedMultiplyAdd(Vector128.Create(block[MarchLayout.Reach]), slope, start);
            var at = Place(layout, line + predicted, Vector128.Load(block + MarchLayout.ScaleX));
            var inside = Clamp(layout, at);
            if (plane <= cell)
            {
                left |= ~Vector128.Equals(inside, at);
            }

            var field = PlaneSampler.Sample(table, layout.RowFloats, inside, layout.LastCell);
            var (bx, by, bz) = (field.ToScalar(), field.GetElement(1), field.GetElement(2));
            var slopes = Upper(start + predicted);
            bends[plane] = Bend(slopes, qop, bx, by, bz);
            if (layout.Corrects && plane > 0)
            {
                history = Sum(block + MarchLayout.CorrectAt, bends + plane, MarchWeights.Window, Vector128<float>.Zero);
                slopes = Upper(start + (drifted + history));
                bends[plane] = Bend(slopes, qop, bx, by, bz);
            }

            if (plane > 1)
            {
                deviation = Sum(
                    block + MarchLayout.AdvanceAt, bends + plane, MarchWeights.Window, Drift(deviation, block[MarchLayout.Step]));
            }
        }

        outside = (left.ExtractMostSignificantBits() & 3) != 0;
        var end = layout.End + ((nint)cell * layout.Orders * MarchWeights.Window * MarchWeights.Lanes);
        var fraction = Vector128.Create(place);
        var sum = Vector128<float>.Zero;
        for (var order = layout.Orders - 1; order >= 0; order--)
        {
            var weights = end + (order * MarchWeights.Window * MarchWeights.Lanes);
            sum = Vector128.FusedMultiplyAdd(sum, fraction, Sum(weights, bends + cell + 1, MarchWeights.Window, Vector128<float>.Zero));
        }

        return Drift(deviation, reach) + sum;
    }

    /// <summary>Carries eight tracks that end in one cell.</summary>
    /// <param name="layout">The march.</param>
    /// <param name="start">x, y, tx, ty of the tracks on the first plane, then q/p, reach and place: 7 vectors.</param>
    /// <param name="cell">The cell of the ends.</param>
    /// <param name="room"><see cref="RoomFloats"/> floats.</param>
    /// <param name="ends">Receives the deviations x, y, tx, ty: 4 vectors.</param>
    /// <returns>A bit a track whose path left the tables before the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Eight(MarchLayout layout, Vector256<float>* start, int cell, Vector256<float>* room, Vector256<float>* ends)
    {
        for (var k = 0; k < 2 * MarchWeights.History; k++)
        {
            room[k] = Vector256<float>.Zero;
        }

        var bends = room + (2 * MarchWeights.History);
        var block = layout.Planes;
        var table = layout.Table;
        var (x0, y0, tx0, ty0, qop) = (start[0], start[1], start[2], start[3], start[4]);
        Vector256<float> x = default, y = default, tx = default, ty = default;
        var left = Vector256<float>.Zero;
        var places = stackalloc Vector256<float>[2];
        for (var plane = 0; plane <= cell + 1; plane++, block += MarchLayout.PlaneFloats, table += layout.TableFloats)
        {
            var fromBase = Vector256.Create(block[MarchLayout.FromBase]);
            Vector256<float> px = default, py = default, ptx = default, pty = default;
            Sum(block + MarchLayout.PredictAt, bends + (2 * (plane - 1)), MarchWeights.History, ref px, ref py, ref ptx, ref pty);
            var line = Vector256.Create(block[MarchLayout.Reach]);
            px = Vector256.FusedMultiplyAdd(line, tx0, x0) + (Vector256.FusedMultiplyAdd(fromBase, tx, x) + px);
            py = Vector256.FusedMultiplyAdd(line, ty0, y0) + (Vector256.FusedMultiplyAdd(fromBase, ty, y) + py);
            var u = Vector256.FusedMultiplyAdd(px, Vector256.Create(block[MarchLayout.ScaleX]), Vector256.Create(0.5f * layout.CellsX));
            var v = Vector256.FusedMultiplyAdd(py, Vector256.Create(block[MarchLayout.ScaleY]), Vector256.Create(0.5f * layout.CellsY));
            places[0] = Vector256.MinNative(Vector256.MaxNative(u, Vector256<float>.Zero), Vector256.Create((float)layout.CellsX));
            places[1] = Vector256.MinNative(Vector256.MaxNative(v, Vector256<float>.Zero), Vector256.Create((float)layout.CellsY));
            if (plane <= cell)
            {
                left |= ~(Vector256.Equals(u, places[0]) & Vector256.Equals(v, places[1]));
            }

            var field = Samples(layout, table, (float*)places);
            Bend(tx0 + (tx + ptx), ty0 + (ty + pty), qop, field, bends + (2 * plane));
            if (layout.Corrects && plane > 0)
            {
                Vector256<float> ctx = default, cty = default;
                Slopes(block + MarchLayout.CorrectAt, bends + (2 * plane), MarchWeights.Window, ref ctx, ref cty);
                Bend(tx0 + (tx + ctx), ty0 + (ty + cty), qop, field, bends + (2 * plane));
            }

            if (plane > 1)
            {
                var step = Vector256.Create(block[MarchLayout.Step]);
                x = Vector256.FusedMultiplyAdd(step, tx, x);
                y = Vector256.FusedMultiplyAdd(step, ty, y);
                Sum(block + MarchLayout.AdvanceAt, bends + (2 * plane), MarchWeights.Window, ref x, ref y, ref tx, ref ty);
            }
        }

        var end = layout.End + ((nint)cell * layout.Orders * MarchWeights.Window * MarchWeights.Lanes);
        var (reach, place) = (start[5], start[6]);
        Vector256<float> sx = default, sy = default, stx = default, sty = default;
        for (var order = layout.Orders - 1; order >= 0; order--)
        {
            Vector256<float> ox = default, oy = default, otx = default, oty = default;
            Sum(end + (order * MarchWeights.Window * MarchWeights.Lanes), bends + (2 * (cell + 1)), MarchWeights.Window, ref ox, ref oy, ref otx, ref oty);
            sx = Vector256.FusedMultiplyAdd(sx, place, ox);
            sy = Vector256.FusedMultiplyAdd(sy, place, oy);
            stx = Vector256.FusedMultiplyAdd(stx, place, otx);
            sty = Vector256.FusedMultiplyAdd(sty, place, oty);
        }

        ends[0] = Vector256.FusedMultiplyAdd(reach, tx, x) + sx;
        ends[1] = Vector256.FusedMultiplyAdd(reach, ty, y) + sy;
        ends[2] = tx + stx;
        ends[3] = ty + sty;
        return (int)left.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Upper(Vector128<float> state) => Vector128.Create(state.GetUpper(), state.GetUpper());

    // x + reach tx, y + reach ty, tx, ty.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Drift(Vector128<float> state, float reach) =>
        Vector128.FusedMultiplyAdd(Vector128.Create(reach, reach, 0, 0), Upper(state), state);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sum(float* weights, Vector128<float>* newest, int count, Vector128<float> sum)
    {
        for (var k = count - 1; k >= 0; k--)
        {
            sum = Vector128.FusedMultiplyAdd(Vector128.Load(weights + (MarchWeights.Lanes * k)), newest[-k], sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(
        float* weights, Vector256<float>* newest, int count,
        ref Vector256<float> x, ref Vector256<float> y, ref Vector256<float> tx, ref Vector256<float> ty)
    {
        var (sx, sy, stx, sty) = (x, y, tx, ty);
        for (var k = count - 1; k >= 0; k--)
        {
            var (bendX, bendY) = (newest[-2 * k], newest[(-2 * k) + 1]);
            var weight = weights + (MarchWeights.Lanes * k);
            sx = Vector256.FusedMultiplyAdd(Vector256.Create(weight[0]), bendX, sx);
            sy = Vector256.FusedMultiplyAdd(Vector256.Create(weight[1]), bendY, sy);
            stx = Vector256.FusedMultiplyAdd(Vector256.Create(weight[2]), bendX, stx);
            sty = Vector256.FusedMultiplyAdd(Vector256.Create(weight[3]), bendY, sty);
        }

        (x, y, tx, ty) = (sx, sy, stx, sty);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Slopes(float* weights, Vector256<float>* newest, int count, ref Vector256<float> tx, ref Vector256<float> ty)
    {
        var (stx, sty) = (tx, ty);
        for (var k = count - 1; k >= 0; k--)
        {
            var weight = weights + (MarchWeights.Lanes * k);
            stx = Vector256.FusedMultiplyAdd(Vector256.Create(weight[2]), newest[-2 * k], stx);
            sty = Vector256.FusedMultiplyAdd(Vector256.Create(weight[3]), newest[(-2 * k) + 1], sty);
        }

        (tx, ty) = (stx, sty);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Place(MarchLayout layout, Vector128<float> position, Vector128<float> scale) =>
        Vector128.FusedMultiplyAdd(position, scale, layout.HalfCells);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Clamp(MarchLayout layout, Vector128<float> place) => Vector128.MinNative(
        Vector128.MaxNative(place, Vector128<float>.Zero), layout.Cells);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Bend(Vector128<float> slopes, float qop, float bx, float by, float bz)
    {
        var (x, y) = LorentzForce.Bend<Real32>(
            new(slopes.ToScalar()), new(slopes.GetElement(1)), new(qop), new(new(bx), new(by), new(bz)));
        return Vector128.Create(x.Value, y.Value, x.Value, y.Value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Bend(
        Vector256<float> tx, Vector256<float> ty, Vector256<float> qop, Vector3<FloatLanes> field, Vector256<float>* bend)
    {
        var (x, y) = LorentzForce.Bend<FloatLanes>(new(tx), new(ty), new(qop), field);
        bend[0] = x.Value;
        bend[1] = y.Value;
    }

    [SkipLocalsInit]
    private static Vector3<FloatLanes> Samples(MarchLayout layout, float* table, float* places)
    {
        var found = stackalloc Vector128<float>[Tracks];
        for (var track = 0; track < Tracks; track++)
        {
            found[track] = PlaneSampler.Sample(
                table, layout.RowFloats, Vector128.Create(places[track], places[Tracks + track], 0, 0), layout.LastCell);
        }

        return Transposed.Of(found);
    }
}
