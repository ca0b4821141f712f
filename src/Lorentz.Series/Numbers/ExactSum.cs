using System.Numerics;

namespace Lorentz.Series.Numbers;

/// <summary>
/// A sum of exact products that is brought to lowest terms once, at the end. Denominators along a series share nearly
/// everything, so their common multiple is found in a few divisions; reducing every product would take most of the time.
/// </summary>
internal struct ExactSum
{
    private BigInteger _numerator;
    private BigInteger _denominator;

    /// <summary>A sum that starts with one value.</summary>
    public ExactSum(Rational start) => (_numerator, _denominator) = (start.Numerator, start.Denominator);

    /// <summary>The sum so far.</summary>
    public readonly Rational Total => new(_numerator, _denominator);

    /// <summary>Adds a product of two values.</summary>
    public void Add(Rational left, Rational right)
    {
        if (left.IsZero || right.IsZero)
        {
            return;
        }

        var other = left.Denominator * right.Denominator;
        var missing = other / BigInteger.GreatestCommonDivisor(_denominator, other);
        _denominator *= missing;
        _numerator = (_numerator * missing) + (left.Numerator * right.Numerator * (_denominator / other));
    }
}
