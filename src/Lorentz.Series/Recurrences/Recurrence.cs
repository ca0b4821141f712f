using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Recurrences;

/// <summary>
/// The recurrence that the coefficients of a power series solution obey: with n = l - m, the coefficient of x^n in
/// sum_k c_k y^(k) = f, solved for s_l (Frobenius at an ordinary point; DLMF section 2.7(i)).
/// </summary>
public static class Recurrence
{
    /// <summary>The exact rule for s_l.</summary>
    /// <param name="equation">An equation with c_m(0) other than 0.</param>
    /// <param name="index">l, at least the order m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is below the order: that coefficient is a seed.</exception>
    /// <exception cref="DivideByZeroException">c_m(0) = 0.</exception>
    public static RecurrenceRow Row(LinearEquation equation, int index)
    {
        var order = equation.Order;
        ArgumentOutOfRangeException.ThrowIfLessThan(index, order);
        var n = index - order;
        var factor = Rational.One / (equation.Coefficient(order, 0) * FallingFactorial.Exact(index, order));
        var weights = new SortedDictionary<int, Rational>();
        for (var k = 0; k <= order; k++)
        {
            for (var j = 0; j < equation.Coefficients[k].Length && j <= n; j++)
            {
                var coefficient = equation.Coefficients[k][j];
                if (coefficient.IsZero || (k == order && j == 0))
                {
                    continue;
                }

                var earlier = n - j + k;
                weights[earlier] = weights.GetValueOrDefault(earlier) - (factor * coefficient * FallingFactorial.Exact(earlier, k));
            }
        }

        return new(
            index,
            factor * equation.Forcing.Coefficient(n),
            [.. weights.Where(pair => !pair.Value.IsZero).Select(pair => new RecurrenceTerm(pair.Key, pair.Value))]);
    }

    /// <summary>How far back the rule for any coefficient reaches: no s_{l-d} with d above this takes part in s_l.</summary>
    /// <param name="equation">The equation.</param>
    public static int LargestLag(LinearEquation equation)
    {
        var largest = 1;
        for (var k = 0; k <= equation.Order; k++)
        {
            for (var j = 0; j < equation.Coefficients[k].Length; j++)
            {
                if (!equation.Coefficients[k][j].IsZero)
                {
                    largest = int.Max(largest, equation.Order - k + j);
                }
            }
        }

        return largest;
    }
}
