using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Of every row of x the element where <paramref name="by"/> has its largest number or its median.</summary>
/// <remarks>The choice is made anew in the backward pass; derivatives take it for fixed.</remarks>
internal sealed class PickColumnOperation<T>(TapeNode by, TapeNode x, ColumnChoice choice)
    : TapeOperation<T>(x.Shape with { Columns = 1 }, by, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override string Details => $"{choice}";

    internal override bool PassesGradient(int operand) => operand == 1;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var deciding = frame.Value(by);
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < source.Rows; row++)
        {
            target[row, 0] = source[row, Place(deciding.Row(row))];
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var deciding = frame.Value(by);
        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        if (!frame.Accumulates(self, 1))
        {
            target.Clear();
        }

        for (var row = 0; row < target.Rows; row++)
        {
            target[row, Place(deciding.Row(row))] += source[row, 0];
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tangents[1] is { } dx ? tape.PickColumn(by, dx, choice) : tape.Zero(Shape);

    // What is no number comes before all others, so that it is seen in the result.
    private int Place(ReadOnlySpan<T> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (T.IsNaN(row[i]))
            {
                return i;
            }
        }

        return choice == ColumnChoice.Largest ? Largest(row) : LowerMedian(row);
    }

    private static int Largest(ReadOnlySpan<T> row)
    {
        var place = 0;
        for (var i = 1; i < row.Length; i++)
        {
            place = row[i] > row[place] ? i : place;
        }

        return place;
    }

    // Rows are short: counting needs no room to sort in.
    private static int LowerMedian(ReadOnlySpan<T> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var before = 0;
            for (var j = 0; j < row.Length; j++)
            {
                before += row[j] < row[i] || (row[j] == row[i] && j < i) ? 1 : 0;
            }

            if (before == (row.Length - 1) / 2)
            {
                return i;
            }
        }

        return 0;
    }
}
