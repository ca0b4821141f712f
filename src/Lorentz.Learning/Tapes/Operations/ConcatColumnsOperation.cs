using System.Collections.Immutable;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Matrices side by side.</summary>
internal sealed class ConcatColumnsOperation<T>(ImmutableArray<TapeNode> parts)
    : TapeOperation<T>(parts[0].Shape with { Columns = parts.Sum(part => part.Columns) }, parts)
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
                source.Row(row).CopyTo(target.Row(row)[first..]);
            }

            first += part.Columns;
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Gradient(self);
        var first = 0;
        for (var p = 0; p < Operands.Length; p++)
        {
            if (frame.Wants(Operands[p]))
            {
                var target = frame.Gradient(Operands[p]);
                var accumulate = frame.Accumulates(self, p);
                for (var row = 0; row < source.Rows; row++)
                {
                    Lanes.Put<T>(source.Row(row).Slice(first, target.Columns), target.Row(row), accumulate);
                }
            }

            first += Operands[p].Columns;
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents)
    {
        var sides = new TapeNode[tangents.Length];
        for (var p = 0; p < sides.Length; p++)
        {
            sides[p] = tangents[p] ?? tape.Zero(Operands[p].Shape);
        }

        return tape.ConcatColumns(sides);
    }
}
