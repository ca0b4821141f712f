using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A function of one number, of every element.</summary>
internal sealed class UnaryOperation<T, TFormula>(TapeNode x, TFormula formula) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IUnaryFormula<T>
{
    internal override bool ReadsOwnValue => true;

    internal override string Details => formula.Details;

    internal override int Scratch => 2 * RowBlocks<T>.Room(Shape.Columns);

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        var blocks = new RowBlocks<T>(target.Rows, target.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var from = blocks.Read(source, row, count, frame.Scratch);
            var to = blocks.Plain(target, row, count);
            for (var i = 0; i < to.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(formula.Value(Lanes.Load(from, i)), to, i);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var value = frame.Value(x);
        var result = frame.Value(self);
        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        var accumulate = frame.Accumulates(self, 0);
        var blocks = new RowBlocks<T>(result.Rows, result.Columns);
        var plain = blocks.IsPlain(target);
        var room = frame.Scratch[RowBlocks<T>.Room(Shape.Columns)..];
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var from = blocks.Read(value, row, count, frame.Scratch);
            var to = blocks.Plain(result, row, count);
            var g = blocks.Plain(source, row, count);
            var d = plain ? blocks.Plain(target, row, count) : room[..to.Length];
            for (var i = 0; i < to.Length; i += Vector256<T>.Count)
            {
                var change = formula.Slope(Lanes.Load(from, i), Lanes.Load<T>(to, i)) * Lanes.Load<T>(g, i);
                Lanes.Store(plain && accumulate ? Lanes.Load<T>(d, i) + change : change, d, i);
            }

            if (!plain)
            {
                blocks.Write(d, target, row, count, accumulate);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        formula.Tangent(tape, x, self, tangents[0]!.Value);
}
