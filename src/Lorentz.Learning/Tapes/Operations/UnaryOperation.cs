using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A function of one number, of every element.</summary>
internal sealed class UnaryOperation<T, TFormula>(TapeNode x, TFormula formula) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFormula : struct, IUnaryFormula<T>
{
    internal override string Details => formula.Details;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        if (source.IsWhole())
        {
            source = source.Flat();
            target = target.Flat();
        }

        for (var row = 0; row < source.Rows; row++)
        {
            var from = source.Row(row);
            var to = target.Row(row);
            for (var i = 0; i < from.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(formula.Value(Lanes.Load<T>(from, i)), to, i);
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
        if (value.IsWhole() && target.IsWhole())
        {
            value = value.Flat();
            result = result.Flat();
            source = source.Flat();
            target = target.Flat();
        }

        var accumulate = frame.Accumulates(self, 0);
        for (var row = 0; row < value.Rows; row++)
        {
            var from = value.Row(row);
            var to = result.Row(row);
            var g = source.Row(row);
            var d = target.Row(row);
            for (var i = 0; i < from.Length; i += Vector256<T>.Count)
            {
                var change = formula.Slope(Lanes.Load<T>(from, i), Lanes.Load<T>(to, i)) * Lanes.Load<T>(g, i);
                Lanes.Store(accumulate ? Lanes.Load<T>(d, i) + change : change, d, i);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        formula.Tangent(tape, x, self, tangents[0]!.Value);
}
