using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>
/// A function of two numbers, element by element; an operand of one column serves every column, one of fewer rows every
/// row (or every sample).
/// </summary>
internal sealed class BinaryOperation<T, TFormula>(TapeShape shape, TapeNode a, TapeNode b) : TapeOperation<T>(shape, a, b)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IBinaryFormula<T>
{
    internal override int Scratch => 3 * RowBlocks<T>.Room(Shape.Columns);

    internal override bool ReadsOwnValue => true;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var left = frame.Value(a);
        var right = frame.Value(b);
        var target = frame.Value(self);
        var blocks = new RowBlocks<T>(target.Rows, target.Columns);
        var room = frame.Scratch;
        var length = RowBlocks<T>.Room(Shape.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var x = blocks.Read(left, row, count, room);
            var y = blocks.Read(right, row, count, room[length..]);
            var z = blocks.Plain(target, row, count);
            var i = 0;
            for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Lanes.StoreWhole(TFormula.Value(Lanes.LoadWhole(x, i), Lanes.LoadWhole(y, i)), z, i);
            }

            if (i < z.Length)
            {
                Lanes.Store(TFormula.Value(Lanes.Load(x, i), Lanes.Load(y, i)), z, i);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        for (var side = 0; side < 2; side++)
        {
            if (frame.Wants(side == 0 ? a : b))
            {
                Backward(frame, self, side);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.Spread(TFormula.Tangent(tape, a, b, self, tangents[0], tangents[1]), Shape);

    private static void Change(
        int side, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, ReadOnlySpan<T> g, Span<T> target, bool accumulate)
    {
        var i = 0;
        for (; i <= z.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var change = Change(side, Lanes.LoadWhole(g, i), Lanes.LoadWhole(x, i), Lanes.LoadWhole(y, i), Lanes.LoadWhole(z, i));
            Lanes.StoreWhole(accumulate ? Lanes.LoadWhole<T>(target, i) + change : change, target, i);
        }

        if (i < z.Length)
        {
            var change = Change(side, Lanes.Load(g, i), Lanes.Load(x, i), Lanes.Load(y, i), Lanes.Load(z, i));
            Lanes.Store(accumulate ? Lanes.Load<T>(target, i) + change : change, target, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Change(int side, Vector256<T> g, Vector256<T> x, Vector256<T> y, Vector256<T> z) =>
        side == 0 ? TFormula.Left(g, x, y, z) : TFormula.Right(g, x, y, z);

    private void Backward(in TapeFrame<T> frame, TapeNode self, int side)
    {
        var left = frame.Value(a);
        var right = frame.Value(b);
        var value = frame.Value(self);
        var source = frame.Gradient(self);
        var target = frame.Gradient(side == 0 ? a : b);
        var accumulate = frame.Accumulates(self, side);
        if (!accumulate && target.Rows != value.Rows)
        {
            target.Clear();
            accumulate = true;
        }

        var blocks = new RowBlocks<T>(value.Rows, value.Columns);
        var plain = blocks.IsPlain(target);
        var room = frame.Scratch;
        var length = RowBlocks<T>.Room(Shape.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var x = blocks.Read(left, row, count, room);
            var y = blocks.Read(right, row, count, room[length..]);
            var z = blocks.Plain(value, row, count);
            var g = blocks.Plain(source, row, count);
            if (plain)
            {
                Change(side, x, y, z, g, blocks.Plain(target, row, count), accumulate);
            }
            else
            {
                var change = room.Slice(2 * length, z.Length);
                Change(side, x, y, z, g, change, false);
                blocks.Write(change, target, row, count, accumulate);
            }
        }
    }
}
