using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>exp(x_j - m) / sum over k of exp(x_k - m) in every row, m its largest number.</summary>
internal sealed class SoftmaxOperation<T>(TapeNode x) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override bool ReadsOwnValue => true;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            var from = source.Row(row);
            var to = target.Row(row);
            var largest = from[0];
            foreach (var value in from)
            {
                largest = value > largest ? value : largest;
            }

            for (var i = 0; i < from.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(Lanes.Exp(Lanes.Load<T>(from, i) - Vector256.Create(largest)), to, i);
            }

            var inverse = Vector256.Create(T.One / Lanes.Sum<T>(to));
            for (var i = 0; i < from.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(Lanes.Load<T>(to, i) * inverse, to, i);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var value = frame.Value(self);
        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        var accumulate = frame.Accumulates(self, 0);
        for (var row = 0; row < value.Rows; row++)
        {
            var y = value.Row(row);
            var g = source.Row(row);
            var d = target.Row(row);
            var mean = Vector256.Create(Lanes.Dot<T>(y, g));
            for (var i = 0; i < y.Length; i += Vector256<T>.Count)
            {
                var slope = Lanes.Load<T>(y, i) * (Lanes.Load<T>(g, i) - mean);
                Lanes.Store(accumulate ? Lanes.Load<T>(d, i) + slope : slope, d, i);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents)
    {
        var weighted = tape.Multiply(self, tangents[0]!.Value);
        return tape.Subtract(weighted, tape.Multiply(self, tape.SumColumns(weighted)));
    }
}
