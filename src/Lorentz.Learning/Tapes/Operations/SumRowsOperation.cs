using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The sum of the rows of every sample (of all rows where there are no samples), in order.</summary>
internal sealed class SumRowsOperation<T>(TapeNode x) : TapeOperation<T>(x.Shape with { Rows = 1 }, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            Lanes.Put<T>(source.Row(row), target.Row(row / x.Shape.Rows), row % x.Shape.Rows > 0);
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
        for (var row = 0; row < target.Rows; row++)
        {
            Lanes.Put<T>(source.Row(row / x.Shape.Rows), target.Row(row), frame.Accumulates(self, 0));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.SumRowsPerSample(tangents[0]!.Value);
}
