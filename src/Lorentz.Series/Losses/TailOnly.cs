namespace Lorentz.Series.Losses;

/// <summary>
/// What the last coefficients alone can buy. Where a condition lies outside the points, a steep tail satisfies it at little
/// cost in the residual: a spurious basin of the loss, which this measures.
/// </summary>
public static class TailOnly
{
    /// <summary>The least loss where only the last coefficients are not zero, and where it is taken.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="free">How many coefficients are free, 1 to N + 1.</param>
    /// <returns>The parts of the loss and all N + 1 coefficients.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of free coefficients outside its range.</exception>
    public static (LossParts Loss, double[] Coefficients) Least(SeriesLoss loss, int free)
    {
        var form = loss.Compressed;
        ArgumentOutOfRangeException.ThrowIfLessThan(free, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(free, form.Columns);
        var columns = new double[free + 1][];
        for (var column = 0; column <= free; column++)
        {
            // One zero row more, so that even all coefficients free leave a row for the rest.
            columns[column] = new double[form.Rows + 1];
            for (var row = 0; row < form.Rows; row++)
            {
                columns[column][row] = column < free ? form.Matrix[(row * form.Columns) + form.Columns - free + column] : form.Values[row];
            }
        }

        var triangle = Triangle.Of(columns);
        var coefficients = new double[form.Columns];
        for (var row = free - 1; row >= 0; row--)
        {
            var sum = triangle.At(row, free);
            for (var column = row + 1; column < free; column++)
            {
                sum -= triangle.At(row, column) * coefficients[form.Columns - free + column];
            }

            coefficients[form.Columns - free + row] = sum / triangle.At(row, row);
        }

        return (loss.Evaluate(coefficients), coefficients);
    }
}
