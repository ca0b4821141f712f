using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Some neighbouring columns; they are copied only for an output.</summary>
internal sealed class SliceColumnsOperation<T>(TapeNode x, int first, int columns)
    : TapeOperation<T>(x.Shape with { Columns = columns }, x), IViewOperation
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public bool Selects => true;

    public int FirstColumn => first;

    internal override string Details => FormattableString.Invariant($"{first}");

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            source.Row(row).Slice(first, columns).CopyTo(target.Row(row));
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
            Lanes.Put<T>(source.Row(row), target.Row(row).Slice(first, columns), true);
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.SliceColumns(tangents[0]!.Value, first, columns);
}
