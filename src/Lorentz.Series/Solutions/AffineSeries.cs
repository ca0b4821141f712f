using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;
using Lorentz.Series.Recurrences;

namespace Lorentz.Series.Solutions;

/// <summary>
/// All power series solutions of an equation at once: s_n = sum_i Homogeneous[i][n] s_i + Particular[n], exactly, because
/// the recurrence is linear in its seeds s_0 to s_{m-1}.
/// </summary>
/// <param name="Homogeneous">For each seed i, N + 1 values: the solution without forcing whose only seed is s_i = 1.</param>
/// <param name="Particular">N + 1 values: the solution with forcing whose seeds are zero.</param>
public sealed record AffineSeries(ImmutableArray<ImmutableArray<Rational>> Homogeneous, ImmutableArray<Rational> Particular)
{
    /// <summary>Rolls the recurrence out for every seed.</summary>
    /// <param name="equation">An equation with c_m(0) other than 0.</param>
    /// <param name="last">N, the index of the last coefficient; at least the order less one.</param>
    public static AffineSeries Of(LinearEquation equation, int last)
    {
        var order = equation.Order;
        var series = new List<Rational>[order + 1];
        for (var seed = 0; seed <= order; seed++)
        {
            series[seed] = [.. Enumerable.Range(0, order).Select(index => index == seed ? Rational.One : Rational.Zero)];
        }

        for (var index = order; index <= last; index++)
        {
            var row = Recurrence.Row(equation, index);
            var unforced = row with { Constant = Rational.Zero };
            for (var seed = 0; seed <= order; seed++)
            {
                series[seed].Add((seed < order ? unforced : row).Next(series[seed]));
            }
        }

        return new([.. series.Take(order).Select(values => values.ToImmutableArray())], [.. series[order]]);
    }

    /// <summary>The coefficients that follow from seeds.</summary>
    /// <param name="seeds">s_0 to s_{m-1}.</param>
    public ImmutableArray<Rational> At(IReadOnlyList<Rational> seeds)
    {
        var coefficients = ImmutableArray.CreateBuilder<Rational>(Particular.Length);
        for (var n = 0; n < Particular.Length; n++)
        {
            var sum = new ExactSum(Particular[n]);
            for (var seed = 0; seed < Homogeneous.Length; seed++)
            {
                sum.Add(Homogeneous[seed][n], seeds[seed]);
            }

            coefficients.Add(sum.Total);
        }

        return coefficients.MoveToImmutable();
    }
}
