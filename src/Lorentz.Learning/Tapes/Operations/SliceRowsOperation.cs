using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Some neighbouring rows of every sample.</summary>
internal sealed class SliceRowsOperation<T>(TapeNode x, int first, int rows) : TapeOperation<T>(x.Shape with { Rows = rows }, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override string Details => FormattableString.Invariant($"{first}");

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < target.Rows; row++)
        {
            source.Row(Place(row)).CopyTo(target.Row(row));
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
        if (!frame.Accumulates(self, 0))
        {
            target.Clear();
        }

        for (var row = 0; row < source.Rows; row++)
        {
            Lanes.Put<T>(source.Row(row), target.Row(Place(row)), true);
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.SliceRows(tangents[0]!.Value, first, rows);

    private int Place(int row) => (row / rows * x.Shape.Rows) + first + (row % rows);
}
