using Lorentz.Series.Equations;
using Lorentz.Series.Recurrences;

namespace Lorentz.Series.Losses;

/// <summary>Rows of linear forms in the coefficients s_0..s_N, with the values that they should have.</summary>
public sealed class LossRows
{
    private readonly double[] _rows;
    private readonly double[] _targets;

    private LossRows(int count, int columns)
    {
        (Count, Columns, _rows, _targets) = (count, columns, new double[count * columns], new double[count]);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>N + 1.</summary>
    public int Columns { get; }

    /// <summary>The value that each row should have.</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>The left-hand side of the equation, less the right, on a uniform grid that includes both ends of the interval.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">N.</param>
    /// <param name="points">At least 2.</param>
    public static LossRows Residual(LinearEquation equation, int last, int points)
    {
        var rows = new LossRows(points, last + 1);
        var (from, to) = (equation.Interval.From.ToDouble(), equation.Interval.To.ToDouble());
        var factors = new double[equation.Order + 1][];
        for (var k = 0; k <= equation.Order; k++)
        {
            factors[k] = [.. Enumerable.Range(0, last + 1).Select(n => FallingFactorial.Real(n, k))];
        }

        var coefficients = equation.Coefficients.Select(polynomial => polynomial.Select(value => value.ToDouble()).ToArray()).ToArray();
        var powers = new double[last + 1];
        for (var point = 0; point < points; point++)
        {
            var x = point == points - 1 ? to : from + ((to - from) * point / (points - 1));
            powers[0] = 1;
            for (var n = 1; n <= last; n++)
            {
                powers[n] = powers[n - 1] * x;
            }

            var row = rows._rows.AsSpan(point * (last + 1), last + 1);
            for (var k = 0; k <= equation.Order; k++)
            {
                var value = Polynomial.Value(coefficients[k], x);
                for (var n = k; n <= last; n++)
                {
                    row[n] += value * factors[k][n] * powers[n - k];
                }
            }

            rows._targets[point] = equation.Forcing.Value(x);
        }

        return rows;
    }

    /// <summary>One row per condition, in their order.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">N.</param>
    public static LossRows Boundary(LinearEquation equation, int last)
    {
        var rows = new LossRows(equation.Conditions.Length, last + 1);
        for (var index = 0; index < rows.Count; index++)
        {
            ConditionRow.Fill(equation.Conditions[index], rows._rows.AsSpan(index * (last + 1), last + 1));
            rows._targets[index] = equation.Conditions[index].Value.ToDouble();
        }

        return rows;
    }

    /// <summary>One row per l = m..N: s_l less its terms, which should be what the forcing contributes.</summary>
    /// <param name="table">The recurrence to N.</param>
    public static LossRows Recurrence(RecurrenceTable table)
    {
        var rows = new LossRows(table.Last + 1 - table.Order, table.Last + 1);
        for (var index = table.Order; index <= table.Last; index++)
        {
            var row = rows._rows.AsSpan((index - table.Order) * rows.Columns, rows.Columns);
            row[index] = 1;
            for (var lag = 1; lag <= int.Min(table.LargestLag, index); lag++)
            {
                row[index - lag] = -table.Weight(index, lag);
            }

            rows._targets[index - table.Order] = table.Constant[index];
        }

        return rows;
    }

    /// <summary>The factors of one row.</summary>
    /// <param name="row">Which.</param>
    public ReadOnlySpan<double> Row(int row) => _rows.AsSpan(row * Columns, Columns);

    /// <summary>The sum over the rows of (row . s - target)^2, in ascending order.</summary>
    /// <param name="coefficients">s, N + 1 values.</param>
    public double SquaredSum(ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var index = 0; index < Count; index++)
        {
            var row = Row(index);
            var error = -_targets[index];
            for (var n = 0; n < row.Length; n++)
            {
                error += row[n] * coefficients[n];
            }

            sum += error * error;
        }

        return sum;
    }
}
