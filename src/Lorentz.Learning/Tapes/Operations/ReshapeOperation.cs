using System.Numerics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The same numbers in rows of another length; they move only where the operand has gaps.</summary>
internal sealed class ReshapeOperation<T>(TapeShape shape, TapeNode x) : TapeOperation<T>(shape, x), IViewOperation
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public bool Selects => false;

    public int FirstColumn => 0;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self).Flat().Row(0);
        for (var row = 0; row < source.Rows; row++)
        {
            source.Row(row).CopyTo(target.Slice(row * source.Columns, source.Columns));
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        MatrixView<T> target = frame.Gradient(x);
        var source = frame.Gradient(self).Flat().Row(0);
        for (var row = 0; row < target.Rows; row++)
        {
            Lanes.Put(source.Slice(row * target.Columns, target.Columns), target.Row(row), frame.Accumulates(self, 0));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.Regroup(tangents[0]!.Value, shapeOf: self);
}
