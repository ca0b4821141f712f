using System.Collections.Immutable;
using System.Numerics;
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
        // Brought to lowest terms once, at the end: denominators of neighbours share nearly everything, so their common
        // multiple is found in a few divisions, while reducing every product would take most of the time of a roll-out.
        var (numerator, denominator) = (Constant.Numerator, Constant.Denominator);
        foreach (var term in Terms)
        {
            var factor = prefix[term.Index];
            if (factor.IsZero)
            {
                continue;
            }

            var other = term.Weight.Denominator * factor.Denominator;
            var missing = other / BigInteger.GreatestCommonDivisor(denominator, other);
            numerator = (numerator * missing) + (term.Weight.Numerator * factor.Numerator * (denominator * missing / other));
            denominator *= missing;
        }

        return new(numerator, denominator);
    }
}
