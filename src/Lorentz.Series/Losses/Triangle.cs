namespace Lorentz.Series.Losses;

/// <summary>
/// The triangle R of the QR factorisation of a matrix by Householder reflections (Golub and Van Loan, Matrix Computations,
/// 4th ed. 2013, algorithm 5.2.1), on one thread with every sum in ascending order. With the right-hand side as the last
/// column, |A s - y|^2 = |R s - c|^2 + rest^2, c and rest being that column of R.
/// </summary>
internal sealed class Triangle
{
    private readonly double[][] _columns;

    private Triangle(double[][] columns) => _columns = columns;

    /// <summary>The element of R; its diagonal may have either sign.</summary>
    public double At(int row, int column) => row <= column ? _columns[column][row] : 0;

    /// <summary>Of rows with their targets as the last column, all divided by one number.</summary>
    public static Triangle Of(LossRows rows, double divisor)
    {
        // With fewer points than columns, zero rows fill up: they change no sum of squares.
        var length = int.Max(rows.Count, rows.Columns + 1);
        var columns = new double[rows.Columns + 1][];
        for (var column = 0; column <= rows.Columns; column++)
        {
            columns[column] = new double[length];
            for (var row = 0; row < rows.Count; row++)
            {
                columns[column][row] = (column < rows.Columns ? rows.Row(row)[column] : rows.Targets[row]) / divisor;
            }
        }

        return Of(columns);
    }

    /// <summary>Of the columns of a matrix with at least as many rows as columns; they are used up.</summary>
    public static Triangle Of(double[][] columns)
    {
        for (var index = 0; index < columns.Length; index++)
        {
            Reflect(columns, index);
        }

        return new(columns);
    }

    private static void Reflect(double[][] columns, int index)
    {
        var pivot = columns[index].AsSpan(index);
        var below = 0.0;
        for (var row = 1; row < pivot.Length; row++)
        {
            below += pivot[row] * pivot[row];
        }

        if (below == 0)
        {
            return;
        }

        var norm = double.Sqrt((pivot[0] * pivot[0]) + below);
        var image = pivot[0] > 0 ? -norm : norm;
        var first = pivot[0] - image;
        var factor = 2 / ((first * first) + below);
        for (var other = index + 1; other < columns.Length; other++)
        {
            var column = columns[other].AsSpan(index);
            var product = first * column[0];
            for (var row = 1; row < column.Length; row++)
            {
                product += pivot[row] * column[row];
            }

            product *= factor;
            column[0] -= product * first;
            for (var row = 1; row < column.Length; row++)
            {
                column[row] -= product * pivot[row];
            }
        }

        pivot.Clear();
        pivot[0] = image;
    }
}
