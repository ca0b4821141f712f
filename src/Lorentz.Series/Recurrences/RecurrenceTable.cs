using System.Collections.Immutable;
using Lorentz.Series.Equations;

namespace Lorentz.Series.Recurrences;

/// <summary>
/// The recurrence of one equation in double, for s_m to s_N: every weight is the exact fraction rounded once.
/// </summary>
public sealed class RecurrenceTable
{
    private readonly double[] _weights;

    private RecurrenceTable(int order, int last, int largestLag, double[] weights, ImmutableArray<double> constant, ImmutableArray<double> token)
    {
        (Order, Last, LargestLag, _weights, Constant, ForcingToken) = (order, last, largestLag, weights, constant, token);
    }

    /// <summary>The order m of the equation: how many seeds there are.</summary>
    public int Order { get; }

    /// <summary>N, the index of the last coefficient.</summary>
    public int Last { get; }

    /// <summary>How far back any rule reaches.</summary>
    public int LargestLag { get; }

    /// <summary>What the forcing contributes to s_l, at index l; 0 for the seeds. N + 1 values.</summary>
    public ImmutableArray<double> Constant { get; }

    /// <summary>b_{l-m}, the Taylor coefficient of the forcing that the rule for s_l reads, at index l; 0 for the seeds. N + 1 values.</summary>
    public ImmutableArray<double> ForcingToken { get; }

    /// <summary>Computes the table.</summary>
    /// <param name="equation">An equation with c_m(0) other than 0.</param>
    /// <param name="last">N, at least the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is below the order.</exception>
    public static RecurrenceTable Of(LinearEquation equation, int last)
    {
        var order = equation.Order;
        ArgumentOutOfRangeException.ThrowIfLessThan(last, order);
        var lags = Recurrence.LargestLag(equation);
        var weights = new double[(last + 1) * lags];
        var constant = new double[last + 1];
        var token = new double[last + 1];
        for (var index = order; index <= last; index++)
        {
            var row = Recurrence.Row(equation, index);
            constant[index] = row.Constant.ToDouble();
            token[index] = equation.Forcing.Coefficient(index - order).ToDouble();
            foreach (var term in row.Terms)
            {
                weights[(index * lags) + index - term.Index - 1] = term.Weight.ToDouble();
            }
        }

        return new(order, last, lags, weights, [.. constant], [.. token]);
    }

    /// <summary>The weight of s_{l-lag} in the rule for s_l; 0 where it takes no part.</summary>
    /// <param name="index">l, from m to N.</param>
    /// <param name="lag">1 to the largest lag.</param>
    public double Weight(int index, int lag) => _weights[(index * LargestLag) + lag - 1];

    /// <summary>The weights in the rule for s_l, that of s_{l-1} first; one per lag.</summary>
    /// <param name="index">l, from m to N.</param>
    public ReadOnlySpan<double> Weights(int index) => _weights.AsSpan(index * LargestLag, LargestLag);

    /// <summary>s_l from the coefficients before it; terms are added from the farthest to the nearest.</summary>
    /// <param name="index">l, from m to N.</param>
    /// <param name="prefix">s_0 to s_{l-1}, at least.</param>
    public double Next(int index, ReadOnlySpan<double> prefix)
    {
        var weights = Weights(index);
        var sum = Constant[index];
        for (var lag = int.Min(LargestLag, index); lag >= 1; lag--)
        {
            var weight = weights[lag - 1];
            if (weight != 0)
            {
                sum += weight * prefix[index - lag];
            }
        }

        return sum;
    }
}
