using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Ways to look at a matrix.</summary>
internal static class Matrices
{
    /// <summary>Whether rows follow each other without gaps.</summary>
    internal static bool IsWhole<T>(this MatrixView<T> matrix)
        where T : unmanaged => matrix.Stride == matrix.Columns || matrix.Rows == 1;

    /// <summary>One row.</summary>
    internal static Span<T> Row<T>(this MatrixView<T> matrix, int row)
        where T : unmanaged => matrix.Data.Slice(row * matrix.Stride, matrix.Columns);

    /// <summary>A matrix without gaps as a single row.</summary>
    internal static MatrixView<T> Flat<T>(this MatrixView<T> matrix)
        where T : unmanaged => new(matrix.Data, 1, matrix.Rows * matrix.Columns);

    /// <summary>Some rows.</summary>
    internal static MatrixView<T> Band<T>(this MatrixView<T> matrix, int row, int rows)
        where T : unmanaged => new(matrix.Data[(row * matrix.Stride)..], rows, matrix.Columns, matrix.Stride);

    /// <summary>Zero everywhere.</summary>
    internal static void Clear<T>(this MatrixView<T> matrix)
        where T : unmanaged
    {
        for (var row = 0; row < matrix.Rows; row++)
        {
            matrix.Row(row).Clear();
        }
    }
}
