using System.Numerics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>What a memory keeps for a <see cref="SharedFactor"/>: the packed matrix, and the rows whose products its gradient is.</summary>
internal sealed class SharedFactorMemory<T>(SharedFactor factor)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PackedMatrix<T> plain = new();
    private readonly PackedMatrix<T> transpose = new();
    private T[] rows = [];
    private T[] slopes = [];
    private bool isPlainPacked;
    private bool isTransposePacked;
    private int gathered;

    /// <summary>What is shared.</summary>
    internal SharedFactor Factor => factor;

    /// <summary>Forgets the matrix of the last run.</summary>
    internal void Reset() => (isPlainPacked, isTransposePacked) = (false, false);

    /// <summary>The packed matrix, or its transpose.</summary>
    internal PackedMatrix<T> Packed(MatrixView<T> weights, bool transposed)
    {
        ref var isPacked = ref transposed ? ref isTransposePacked : ref isPlainPacked;
        var packed = transposed ? transpose : plain;
        if (!isPacked)
        {
            packed.Pack(weights, transposed);
            isPacked = true;
        }

        return packed;
    }

    /// <summary>Keeps the rows that were multiplied and the gradient of their product until the end of the pass.</summary>
    internal void Gather(MatrixView<T> multiplied, MatrixView<T> gradient, int samples)
    {
        var total = factor.RowsOf(samples);
        if (rows.Length < total * multiplied.Columns)
        {
            (rows, slopes) = (new T[total * multiplied.Columns], new T[total * gradient.Columns]);
        }

        for (var row = 0; row < multiplied.Rows; row++, gathered++)
        {
            multiplied.Row(row).CopyTo(rows.AsSpan(gathered * multiplied.Columns));
            gradient.Row(row).CopyTo(slopes.AsSpan(gathered * gradient.Columns));
        }
    }

    /// <summary>Adds the products of all rows kept, in their order, to the gradient of the matrix.</summary>
    internal void AddGradient(MatrixView<T> target, MatrixRoom<T> room)
    {
        if (gathered == 0)
        {
            return;
        }

        var (inner, outer) = factor.TransposeFactor ? (target.Columns, target.Rows) : (target.Rows, target.Columns);
        var left = new MatrixView<T>(rows, gathered, inner);
        var right = new MatrixView<T>(slopes, gathered, outer);
        gathered = 0;
        if (factor.TransposeFactor)
        {
            MatrixProduct.Run(right, true, left, false, target, true, room);
        }
        else
        {
            MatrixProduct.Run(left, true, right, false, target, true, room);
        }
    }
}
