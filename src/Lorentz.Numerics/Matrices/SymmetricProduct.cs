namespace Lorentz.Numerics.Matrices;

/// <summary>The product of a matrix with its own transpose, of which only one triangle is needed.</summary>
public static class SymmetricProduct
{
    // Rows of the result computed at once: the part of each strip left of the diagonal is wasted.
    private const int Strip = 96;

    /// <summary>
    /// Adds transpose(a) a to the upper triangle of c, each element as <see cref="MatrixProduct"/> would. Elements left of
    /// the diagonal are changed too, and mean nothing.
    /// </summary>
    /// <param name="a">k x n.</param>
    /// <param name="c">n x n; shares no element with a.</param>
    /// <param name="room">Room to work in, this worker's own.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other.</exception>
    public static void AddTo(MatrixView<double> a, MatrixView<double> c, MatrixRoom<double> room) => AddProduct(a, a, c, room);

    /// <summary>Adds transpose(a) b, known to be symmetric, to the upper triangle of c.</summary>
    internal static void AddProduct(MatrixView<double> a, MatrixView<double> b, MatrixView<double> c, MatrixRoom<double> room)
    {
        if (c.Rows != a.Columns || c.Columns != b.Columns)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{a.Columns} columns into {c.Rows} x {c.Columns}: the result has as many rows and columns as there are columns"));
        }

        if (a.Rows == 0)
        {
            return;
        }

        for (var start = 0; start < a.Columns; start += Strip)
        {
            var rows = Math.Min(Strip, a.Columns - start);
            MatrixProduct.Run(
                new MatrixView<double>(a.Data[start..], a.Rows, rows, a.Stride),
                true,
                new MatrixView<double>(b.Data[start..], b.Rows, b.Columns - start, b.Stride),
                false,
                new MatrixView<double>(c.Data[((start * c.Stride) + start)..], rows, c.Columns - start, c.Stride),
                true,
                room);
        }
    }
}
