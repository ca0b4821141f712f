using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Solutions;

/// <summary>Gauss-Jordan elimination in exact fractions.</summary>
public static class ExactElimination
{
    /// <summary>Solves a square system; the rows are used up.</summary>
    /// <param name="rows">n rows of n coefficients and the right-hand side.</param>
    /// <returns>The n unknowns; none where the matrix is singular.</returns>
    public static ImmutableArray<Rational>? Solve(Rational[][] rows)
    {
        var size = rows.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Array.FindIndex(rows, column, row => !row[column].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var other = 0; other < size; other++)
            {
                if (other != column && !rows[other][column].IsZero)
                {
                    Subtract(rows[other], rows[column], column);
                }
            }
        }

        return [.. rows.Select((row, index) => row[size] / row[index])];
    }

    private static void Subtract(Rational[] row, Rational[] pivot, int column)
    {
        var factor = row[column] / pivot[column];
        for (var index = column; index < row.Length; index++)
        {
            row[index] -= factor * pivot[index];
        }
    }
}
