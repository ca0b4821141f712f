using System.Numerics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>
/// Elementwise work in blocks of whole rows: operands with gaps, or with fewer rows or columns than the result, are copied to
/// room for a block first, so that even the narrowest matrices go through full vectors.
/// </summary>
/// <param name="rows">Rows of the result.</param>
/// <param name="columns">Columns of the result.</param>
internal readonly struct RowBlocks<T>(int rows, int columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of the result.</summary>
    internal int Rows => rows;

    /// <summary>Rows of a full block.</summary>
    internal int Step => Math.Max(1, Blocks.Length / columns);

    /// <summary>Room that one operand needs for a result of so many columns.</summary>
    internal static int Room(int columns) => Math.Max(Blocks.Length, columns);

    /// <summary>Whether an operand has the elements of the result in the same order without gaps.</summary>
    internal bool IsPlain(MatrixView<T> operand) => operand.Rows == rows && operand.Columns == columns && operand.IsWhole();

    /// <summary>The elements of a plain matrix in a block of rows.</summary>
    internal Span<T> Plain(MatrixView<T> matrix, int row, int count) => matrix.Data.Slice(row * columns, count * columns);

    /// <summary>The elements of an operand that meet those of the result in a block of rows.</summary>
    internal ReadOnlySpan<T> Read(MatrixView<T> operand, int row, int count, Span<T> room)
    {
        if (IsPlain(operand))
        {
            return Plain(operand, row, count);
        }

        var block = room[..(count * columns)];
        for (var r = 0; r < count; r++)
        {
            var source = operand.Data.Slice((row + r) % operand.Rows * operand.Stride, operand.Columns);
            var target = block.Slice(r * columns, columns);
            if (source.Length < columns)
            {
                target.Fill(source[0]);
            }
            else if (columns < 8)
            {
                for (var c = 0; c < target.Length; c++)
                {
                    target[c] = source[c];
                }
            }
            else
            {
                source.CopyTo(target);
            }
        }

        return block;
    }

    /// <summary>Adds a block to an operand that is not plain, or writes it there: summed over columns where it has only one.</summary>
    internal void Write(ReadOnlySpan<T> block, MatrixView<T> operand, int row, int count, bool accumulate)
    {
        for (var r = 0; r < count; r++)
        {
            var source = block.Slice(r * columns, columns);
            var target = operand.Data.Slice((row + r) % operand.Rows * operand.Stride, operand.Columns);
            if (target.Length < columns)
            {
                var sum = Lanes.Sum(source);
                target[0] = accumulate ? target[0] + sum : sum;
            }
            else
            {
                Lanes.Put(source, target, accumulate);
            }
        }
    }
}
