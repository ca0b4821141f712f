namespace Lorentz.Series.Losses;

/// <summary>
/// Singular values by one-sided Jacobi rotations (Golub and Van Loan, Matrix Computations, 4th ed. 2013, section 8.6.3),
/// which finds the small ones to higher relative accuracy than bidiagonalisation, and with fixed bits.
/// </summary>
public static class SingularValues
{
    private const int MostSweeps = 60;
    private const double Orthogonal = 1e-15;

    /// <summary>The singular values of a matrix, greatest first.</summary>
    /// <param name="matrix">Row-major, [rows x columns].</param>
    /// <param name="rows">At least as many as columns.</param>
    /// <param name="columns">At least 1.</param>
    public static double[] Of(ReadOnlySpan<double> matrix, int rows, int columns)
    {
        var work = new double[columns][];
        for (var column = 0; column < columns; column++)
        {
            work[column] = new double[rows];
            for (var row = 0; row < rows; row++)
            {
                work[column][row] = matrix[(row * columns) + column];
            }
        }

        var sweeps = 0;
        while (sweeps < MostSweeps && Sweep(work))
        {
            sweeps++;
        }

        var values = Array.ConvertAll(work, column => double.Sqrt(Product(column, column)));
        Array.Sort(values, (left, right) => right.CompareTo(left));
        return values;
    }

    /// <summary>The condition number of the Hessian 2 transpose(M) M of a loss: the squared ratio of extreme singular values.</summary>
    /// <param name="form">The loss.</param>
    /// <param name="withRecurrence">Whether the rows of the recurrence take part.</param>
    /// <returns>Infinity where the Hessian is singular.</returns>
    public static double HessianCondition(QuadraticForm form, bool withRecurrence)
    {
        var rows = form.Rows - (withRecurrence ? 0 : form.RecurrenceRows);
        var values = Of(form.Matrix[..(rows * form.Columns)], rows, form.Columns);
        var ratio = values[0] / values[^1];
        return ratio * ratio;
    }

    // Rotates every pair of columns that is not orthogonal yet; false once none is left.
    private static bool Sweep(double[][] columns)
    {
        var rotated = false;
        for (var left = 0; left < columns.Length - 1; left++)
        {
            for (var right = left + 1; right < columns.Length; right++)
            {
                rotated |= Rotate(columns[left], columns[right]);
            }
        }

        return rotated;
    }

    private static bool Rotate(double[] left, double[] right)
    {
        var (a, b, c) = (Product(left, left), Product(right, right), Product(left, right));
        if (c == 0 || double.Abs(c) <= Orthogonal * double.Sqrt(a) * double.Sqrt(b))
        {
            return false;
        }

        var zeta = (b - a) / (2 * c);
        var tangent = (zeta < 0 ? -1 : 1) / (double.Abs(zeta) + double.Sqrt(1 + (zeta * zeta)));
        var cosine = 1 / double.Sqrt(1 + (tangent * tangent));
        var sine = cosine * tangent;
        for (var row = 0; row < left.Length; row++)
        {
            (left[row], right[row]) = ((cosine * left[row]) - (sine * right[row]), (sine * left[row]) + (cosine * right[row]));
        }

        return true;
    }

    private static double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var row = 0; row < left.Length; row++)
        {
            sum += left[row] * right[row];
        }

        return sum;
    }
}
