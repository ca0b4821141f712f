using Lorentz.Series.Equations;

namespace Lorentz.Series.Solutions;

/// <summary>
/// Finds the seeds with which the series of a linear autoregressive model satisfies the conditions of an equation:
/// the roll-out is affine in its seeds, so the conditions are m equations for them.
/// </summary>
public sealed class SeedProjection
{
    private readonly double[] _rows;
    private readonly double[] _values;

    /// <summary>Prepares the rows of the conditions.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">N, the index of the last coefficient.</param>
    public SeedProjection(LinearEquation equation, int last)
    {
        (Order, Last) = (equation.Order, last);
        _rows = new double[Order * (last + 1)];
        _values = new double[Order];
        for (var index = 0; index < Order; index++)
        {
            ConditionRow.Fill(equation.Conditions[index], _rows.AsSpan(index * (last + 1), last + 1));
            _values[index] = equation.Conditions[index].Value.ToDouble();
        }
    }

    /// <summary>The number of seeds, m.</summary>
    public int Order { get; }

    /// <summary>N, the index of the last coefficient.</summary>
    public int Last { get; }

    /// <summary>Solves for the seeds by elimination with row exchanges; every sum runs over ascending powers.</summary>
    /// <param name="homogeneous">m rows of N + 1: the model's series without forcing whose only seed is s_i = 1.</param>
    /// <param name="particular">N + 1: its series with forcing whose seeds are 0.</param>
    /// <param name="seeds">Gets s_0 to s_{m-1}.</param>
    /// <returns>False where the system is singular or not finite; the seeds then mean nothing.</returns>
    public bool TrySolve(ReadOnlySpan<double> homogeneous, ReadOnlySpan<double> particular, Span<double> seeds)
    {
        var length = Last + 1;
        var width = Order + 1;
        Span<double> system = stackalloc double[Order * width];
        for (var row = 0; row < Order; row++)
        {
            var condition = _rows.AsSpan(row * length, length);
            for (var seed = 0; seed < Order; seed++)
            {
                system[(row * width) + seed] = Product(condition, homogeneous.Slice(seed * length, length));
            }

            system[(row * width) + Order] = _values[row] - Product(condition, particular[..length]);
        }

        return Eliminate(system, seeds);
    }

    private static double Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var n = 0; n < left.Length; n++)
        {
            if (left[n] != 0)
            {
                sum += left[n] * right[n];
            }
        }

        return sum;
    }

    private bool Eliminate(Span<double> system, Span<double> seeds)
    {
        var width = Order + 1;
        for (var column = 0; column < Order; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < Order; row++)
            {
                pivot = double.Abs(system[(row * width) + column]) > double.Abs(system[(pivot * width) + column]) ? row : pivot;
            }

            var head = system[(pivot * width) + column];
            if (head == 0 || !double.IsFinite(head))
            {
                return false;
            }

            for (var index = 0; index < width; index++)
            {
                (system[(column * width) + index], system[(pivot * width) + index]) = (system[(pivot * width) + index], system[(column * width) + index]);
            }

            for (var row = column + 1; row < Order; row++)
            {
                var factor = system[(row * width) + column] / head;
                for (var index = column; index < width; index++)
                {
                    system[(row * width) + index] -= factor * system[(column * width) + index];
                }
            }
        }

        for (var row = Order - 1; row >= 0; row--)
        {
            var sum = system[(row * width) + Order];
            for (var index = row + 1; index < Order; index++)
            {
                sum -= system[(row * width) + index] * seeds[index];
            }

            seeds[row] = sum / system[(row * width) + row];
        }

        return true;
    }
}
