namespace Lorentz.Series.Losses;

/// <summary>
/// A loss as |M s - y|^2 + Rest. The rows of M are, in this order: N + 1 that stand for the residual at all points
/// (the triangle of their QR factorisation), m conditions and N + 1 - m rows of the recurrence, weights included.
/// </summary>
public sealed class QuadraticForm
{
    private readonly double[] _matrix;
    private readonly double[] _values;

    private QuadraticForm(int columns, int boundaryRows, int recurrenceRows, double[] matrix, double[] values, double rest)
    {
        (Columns, BoundaryRows, RecurrenceRows, _matrix, _values, Rest) = (columns, boundaryRows, recurrenceRows, matrix, values, rest);
    }

    /// <summary>N + 1.</summary>
    public int Columns { get; }

    /// <summary>How many rows stand for the residual: the first N + 1.</summary>
    public int ResidualRows => Columns;

    /// <summary>How many rows, after those of the residual, are conditions.</summary>
    public int BoundaryRows { get; }

    /// <summary>How many rows, the last ones, are of the recurrence.</summary>
    public int RecurrenceRows { get; }

    /// <summary>All rows.</summary>
    public int Rows => ResidualRows + BoundaryRows + RecurrenceRows;

    /// <summary>M, row-major, [Rows x Columns].</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    /// <summary>y, [Rows].</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>What no choice of s removes from the residual.</summary>
    public double Rest { get; }

    /// <summary>The loss of a coefficient vector, summed over the rows in ascending order.</summary>
    /// <param name="coefficients">s_0 to s_N.</param>
    public double Value(ReadOnlySpan<double> coefficients)
    {
        var sum = Rest;
        for (var row = 0; row < Rows; row++)
        {
            var error = -_values[row];
            for (var n = 0; n < Columns; n++)
            {
                error += _matrix[(row * Columns) + n] * coefficients[n];
            }

            sum += error * error;
        }

        return sum;
    }

    internal static QuadraticForm Of(SeriesLoss loss)
    {
        var columns = loss.Last + 1;
        var triangle = Triangle.Of(loss.ResidualRows, double.Sqrt(loss.Points));
        var (boundary, recurrence) = (loss.BoundaryRows, loss.RecurrenceRows);
        var matrix = new double[(columns + boundary.Count + recurrence.Count) * columns];
        var values = new double[columns + boundary.Count + recurrence.Count];
        for (var row = 0; row < columns; row++)
        {
            for (var column = row; column < columns; column++)
            {
                matrix[(row * columns) + column] = triangle.At(row, column);
            }

            values[row] = triangle.At(row, columns);
        }

        Copy(boundary, double.Sqrt(loss.BoundaryWeight), columns, matrix, values);
        Copy(recurrence, double.Sqrt(loss.RecurrenceWeight / recurrence.Count), columns + boundary.Count, matrix, values);
        var rest = triangle.At(columns, columns);
        return new(columns, boundary.Count, recurrence.Count, matrix, values, rest * rest);
    }

    private static void Copy(LossRows rows, double scale, int start, double[] matrix, double[] values)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            var source = rows.Row(index);
            for (var n = 0; n < source.Length; n++)
            {
                matrix[((start + index) * rows.Columns) + n] = scale * source[n];
            }

            values[start + index] = scale * rows.Targets[index];
        }
    }
}
