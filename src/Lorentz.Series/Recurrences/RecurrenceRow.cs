using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Recurrences;

/// <summary>The exact rule for one coefficient: s_Index = Constant + sum of the terms.</summary>
/// <param name="Index">Which coefficient, l; at least the order of the equation.</param>
/// <param name="Constant">What the forcing contributes.</param>
/// <param name="Terms">The earlier coefficients that take part, in ascending order of their index.</param>
public sealed record RecurrenceRow(int Index, Rational Constant, ImmutableArray<RecurrenceTerm> Terms)
{
    /// <summary>The coefficient that follows from earlier ones.</summary>
    /// <param name="prefix">s_0 to s_{Index-1}, at least.</param>
    public Rational Next(IReadOnlyList<Rational> prefix)
    {
        var sum = new ExactSum(Constant);
        foreach (var term in Terms)
        {
            sum.Add(term.Weight, prefix[term.Index]);
        }

        return sum.Total;
    }
}
