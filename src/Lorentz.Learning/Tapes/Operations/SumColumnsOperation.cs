using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The sum of every row.</summary>
internal sealed class SumColumnsOperation<T>(TapeNode x) : TapeOperation<T>(x.Shape with { Columns = 1 }, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            target[row, 0] = Lanes.Sum<T>(source.Row(row));
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        var accumulate = frame.Accumulates(self, 0);
        for (var row = 0; row < target.Rows; row++)
        {
            var values = target.Row(row);
            if (!accumulate)
            {
                values.Fill(source[row, 0]);
                continue;
            }

            var addend = Vector256.Create(source[row, 0]);
            for (var i = 0; i < values.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(Lanes.Load<T>(values, i) + addend, values, i);
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.SumColumns(tangents[0]!.Value);
}
