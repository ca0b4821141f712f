using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Every row several times, one copy behind the other.</summary>
internal sealed class RepeatRowsOperation<T>(TapeNode x, int times)
    : TapeOperation<T>(x.Shape with { Rows = x.Shape.Rows * times }, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < target.Rows; row++)
        {
            source.Row(row / times).CopyTo(target.Row(row));
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
        for (var row = 0; row < source.Rows; row++)
        {
            Lanes.Put<T>(source.Row(row), target.Row(row / times), row % times > 0 || frame.Accumulates(self, 0));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.RepeatRows(tangents[0]!.Value, times);
}
