using Lorentz.Series.Equations;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Lorentz.Series.Losses;

/// <summary>
/// The minimum of a series loss by one linear least-squares solve: the rows scaled by 1/sqrt(C), sqrt(boundary weight) and
/// sqrt(recurrence weight), stacked and factored by MathNet.
/// </summary>
public static class ClosedForm
{
    // The managed provider is named outright: MathNet's own choice may be a native library, by an environment variable, and
    // its bits differ. One thread: it is fast enough, and the house starts threads only where a caller says how many.
    private static readonly ManagedLinearAlgebraProvider Provider = SingleThreaded();

    /// <summary>The minimum of a loss in which the recurrence is averaged, or summed.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">N.</param>
    /// <param name="points">C.</param>
    /// <param name="boundaryWeight">The weight of the conditions.</param>
    /// <param name="recurrenceWeight">The weight of the recurrence, in the convention that follows.</param>
    /// <param name="convention">Whether the recurrence is averaged or summed.</param>
    public static ClosedFormSolution Of(
        LinearEquation equation, int last, int points, double boundaryWeight, double recurrenceWeight, RecurrenceConvention convention) =>
        Of(new SeriesLoss(
            equation, last, points, boundaryWeight, convention == RecurrenceConvention.Summed ? recurrenceWeight * (last + 1 - equation.Order) : recurrenceWeight));

    /// <summary>The minimum of a loss.</summary>
    /// <param name="loss">The loss.</param>
    public static ClosedFormSolution Of(SeriesLoss loss)
    {
        var (columns, rows) = (loss.Last + 1, loss.ResidualRows.Count + loss.BoundaryRows.Count + loss.RecurrenceRows.Count);
        var (matrix, values) = (new double[rows * columns], new double[rows]);
        Stack(loss.ResidualRows, 1 / double.Sqrt(loss.Points), 0, matrix, values);
        Stack(loss.BoundaryRows, double.Sqrt(loss.BoundaryWeight), loss.ResidualRows.Count, matrix, values);
        Stack(loss.RecurrenceRows, double.Sqrt(loss.RecurrenceWeight / loss.RecurrenceRows.Count), rows - loss.RecurrenceRows.Count, matrix, values);
        var (triangle, scales, coefficients) = (new double[columns * columns], new double[columns], new double[columns]);
        Provider.ThinQRFactor(matrix, rows, columns, triangle, scales);
        for (var row = columns - 1; row >= 0; row--)
        {
            var sum = 0.0;
            for (var index = 0; index < rows; index++)
            {
                sum += matrix[(row * rows) + index] * values[index];
            }

            for (var column = row + 1; column < columns; column++)
            {
                sum -= triangle[(column * columns) + row] * coefficients[column];
            }

            coefficients[row] = sum / triangle[(row * columns) + row];
        }

        return new(coefficients, loss.Evaluate(coefficients));
    }

    private static ManagedLinearAlgebraProvider SingleThreaded()
    {
        Control.UseSingleThread();
        return ManagedLinearAlgebraProvider.Instance;
    }

    // Column-major, as MathNet keeps its matrices.
    private static void Stack(LossRows source, double scale, int start, double[] matrix, double[] values)
    {
        var rows = values.Length;
        for (var index = 0; index < source.Count; index++)
        {
            var row = source.Row(index);
            for (var column = 0; column < row.Length; column++)
            {
                matrix[(column * rows) + start + index] = scale * row[column];
            }

            values[start + index] = scale * source.Targets[index];
        }
    }
}
