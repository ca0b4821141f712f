using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Element by element a where the condition is positive, else b; operands may be smaller as in a sum.</summary>
internal sealed class SelectOperation<T>(TapeShape shape, TapeNode condition, TapeNode a, TapeNode b)
    : TapeOperation<T>(shape, condition, a, b)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override int Scratch => 3 * RowBlocks<T>.Room(Shape.Columns);

    internal override bool PassesGradient(int operand) => operand > 0;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var conditions = frame.Value(condition);
        var left = frame.Value(a);
        var right = frame.Value(b);
        var target = frame.Value(self);
        var blocks = new RowBlocks<T>(target.Rows, target.Columns);
        var room = frame.Scratch;
        var length = RowBlocks<T>.Room(Shape.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var c = blocks.Read(conditions, row, count, room);
            var x = blocks.Read(left, row, count, room[length..]);
            var y = blocks.Read(right, row, count, room[(2 * length)..]);
            var z = blocks.Plain(target, row, count);
            for (var i = 0; i < z.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(Vector256.ConditionalSelect(IsPositive(c, i), Lanes.Load(x, i), Lanes.Load(y, i)), z, i);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        for (var operand = 1; operand <= 2; operand++)
        {
            if (frame.Wants(Operands[operand]))
            {
                Backward(frame, self, operand);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tangents[1] is null && tangents[2] is null
            ? tape.Zero(Shape)
            : tape.Spread(tape.Select(condition, tangents[1] ?? tape.Zero(a.Shape), tangents[2] ?? tape.Zero(b.Shape)), Shape);

    private static Vector256<T> IsPositive(ReadOnlySpan<T> condition, int position) =>
        Vector256.GreaterThan(Lanes.Load(condition, position), Vector256<T>.Zero);

    private void Backward(in TapeFrame<T> frame, TapeNode self, int operand)
    {
        var conditions = frame.Value(condition);
        var source = frame.Gradient(self);
        var target = frame.Gradient(Operands[operand]);
        var accumulate = frame.Accumulates(self, operand);
        if (!accumulate && target.Rows != source.Rows)
        {
            target.Clear();
            accumulate = true;
        }

        var blocks = new RowBlocks<T>(source.Rows, source.Columns);
        var room = frame.Scratch;
        var length = RowBlocks<T>.Room(Shape.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var c = blocks.Read(conditions, row, count, room);
            var g = blocks.Plain(source, row, count);
            var change = room.Slice(length, g.Length);
            for (var i = 0; i < g.Length; i += Vector256<T>.Count)
            {
                var (slope, positive) = (Lanes.Load<T>(g, i), IsPositive(c, i));
                Lanes.Store(operand == 1 ? slope & positive : Vector256.AndNot(slope, positive), change, i);
            }

            blocks.Write(change, target, row, count, accumulate);
        }
    }
}
