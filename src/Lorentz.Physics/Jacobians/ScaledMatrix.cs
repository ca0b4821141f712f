using System.Collections.Immutable;

namespace Lorentz.Physics.Jacobians;

/// <summary>Transport matrices in units of the natural sizes of what they relate, so that their numbers compare.</summary>
public static class ScaledMatrix
{
    private const int Size = TransportJacobian.Size;

    /// <summary>Natural sizes of x, y (mm), tx, ty and q/p (1/MeV): an error of J_ij counts in units of size_i / size_j.</summary>
    public static ImmutableArray<double> Sizes { get; } = [1000, 1000, 0.3, 0.3, 1e-4];

    /// <summary>Largest scaled difference in a block of rows and columns.</summary>
    /// <param name="found">25 numbers row by row.</param>
    /// <param name="truth">25 numbers row by row.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="columns">Columns of the block.</param>
    public static double Difference(ReadOnlySpan<double> found, ReadOnlySpan<double> truth, Range rows, Range columns)
    {
        var (firstRow, rowCount) = rows.GetOffsetAndLength(Size);
        var (firstColumn, columnCount) = columns.GetOffsetAndLength(Size);
        var largest = 0.0;
        for (var row = firstRow; row < firstRow + rowCount; row++)
        {
            for (var column = firstColumn; column < firstColumn + columnCount; column++)
            {
                // A number that is none stays: Math.Max keeps it.
                var i = (Size * row) + column;
                largest = Math.Max(largest, Math.Abs(found[i] - truth[i]) * (Sizes[column] / Sizes[row]));
            }
        }

        return largest;
    }

    /// <summary>Largest scaled difference over the scaled norm of <paramref name="truth"/>: what two ways to one matrix differ by.</summary>
    /// <param name="found">25 numbers row by row.</param>
    /// <param name="truth">25 numbers row by row.</param>
    public static double Distance(ReadOnlySpan<double> found, ReadOnlySpan<double> truth)
    {
        var norm = 0.0;
        for (var i = 0; i < truth.Length; i++)
        {
            var scaled = truth[i] * (Sizes[i % Size] / Sizes[i / Size]);
            norm += scaled * scaled;
        }

        return Difference(found, truth, .., ..) / Math.Sqrt(norm);
    }
}
