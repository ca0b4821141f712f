using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Lorentz.Series.Numbers;

/// <summary>An exact fraction of whole numbers of any size, always in lowest terms with a positive denominator.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    // Kept less one, so that the default value is 0/1 and not 0/0.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>The fraction, brought to lowest terms.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">Any whole number but zero.</param>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("a fraction with denominator zero");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        Numerator = divisor.IsOne ? numerator : numerator / divisor;
        _denominatorLessOne = (divisor.IsOne ? denominator : denominator / divisor) - BigInteger.One;
    }

    private Rational(BigInteger whole)
    {
        Numerator = whole;
        _denominatorLessOne = BigInteger.Zero;
    }

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(BigInteger.One);

    /// <summary>The numerator; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, positive, without common divisor with the numerator.</summary>
    public BigInteger Denominator => _denominatorLessOne + BigInteger.One;

    /// <summary>Whether the value is exactly zero.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(int value) => new((BigInteger)value);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(long value) => new((BigInteger)value);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The exact sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        left.IsZero ? right
        : right.IsZero ? left
        : new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The exact difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The exact product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        left.IsZero || right.IsZero ? default : new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>The value with the other sign.</summary>
    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether the left value is the smaller.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left value is not the greater.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is the greater.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left value is not the smaller.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The value without its sign.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>A value to a power; 0 to the power 0 is 1.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">At least 0.</param>
    public static Rational Power(Rational value, int exponent) =>
        new(BigInteger.Pow(value.Numerator, exponent), BigInteger.Pow(value.Denominator, exponent));

    /// <summary>Reads <c>3</c>, <c>-1/3</c>, <c>0.3</c> or <c>1.5e-3</c>, each exactly.</summary>
    /// <exception cref="FormatException">The text is none of these; the message quotes it.</exception>
    public static Rational Parse(string text) =>
        TryParse(text, out var value)
            ? value
            : throw new FormatException($"'{text}' is no number; expected a form such as 3, -1/3, 0.3 or 1.5e-3");

    /// <summary>Reads <c>3</c>, <c>-1/3</c>, <c>0.3</c> or <c>1.5e-3</c>, each exactly.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value; zero where the text is no number.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rational value) => RationalText.TryParse(text, out value);

    /// <summary>The nearest double, ties to the even one; beyond the range an infinity, below it a signed zero.</summary>
    public double ToDouble() => RationalRounding.Nearest(this);

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary><c>3</c> or <c>-1/3</c>: reads back to the same value.</summary>
    public override string ToString() =>
        _denominatorLessOne.IsZero
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
