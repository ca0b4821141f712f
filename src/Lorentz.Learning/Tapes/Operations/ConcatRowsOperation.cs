using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Matrices one below the other, for every sample.</summary>
internal sealed class ConcatRowsOperation<T>(ImmutableArray<TapeNode> parts)
    : TapeOperation<T>(parts[0].Shape with { Rows = parts.Sum(part => part.Shape.Rows) }, parts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var target = frame.Value(self);
        var first = 0;
        foreach (var part in Operands)
        {
            var source = frame.Value(part);
            for (var row = 0; row < source.Rows; row++)
            {
                source.Row(row).CopyTo(target.Row(Place(row, part.Shape.Rows, first)));
            }

            first += part.Shape.Rows;
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Gradient(self);
        var first = 0;
        for (var p = 0; p < Operands.Length; p++)
        {
            var rows = Operands[p].Shape.Rows;
            if (frame.Wants(Operands[p]))
            {
                var target = frame.Gradient(Operands[p]);
                for (var row = 0; row < target.Rows; row++)
                {
                    Lanes.Put<T>(source.Row(Place(row, rows, first)), target.Row(row), frame.Accumulates(self, p));
                }
            }

            first += rows;
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents)
    {
        var sides = new TapeNode[tangents.Length];
        for (var p = 0; p < sides.Length; p++)
        {
            sides[p] = tangents[p] ?? tape.Zero(Operands[p].Shape);
        }

        return tape.ConcatRows(sides);
    }

    private int Place(int row, int rows, int first) => (row / rows * Shape.Rows) + first + (row % rows);
}
