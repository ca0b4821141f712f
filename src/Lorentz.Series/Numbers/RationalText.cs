using System.Globalization;
using System.Numerics;

namespace Lorentz.Series.Numbers;

/// <summary>Reads exact fractions from text.</summary>
internal static class RationalText
{
    // A longer exponent would ask for gigabytes of digits before anyone could say that it makes no sense.
    private const int MostExponent = 10_000;

    /// <summary>Reads a whole number, a fraction of two decimals, or a decimal with or without exponent.</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (text is null)
        {
            return false;
        }

        var bar = text.IndexOf('/', StringComparison.Ordinal);
        if (bar < 0)
        {
            return TryDecimal(text.AsSpan().Trim(), out value);
        }

        if (!TryDecimal(text.AsSpan(0, bar).Trim(), out var above) || !TryDecimal(text.AsSpan(bar + 1).Trim(), out var below) || below.IsZero)
        {
            return false;
        }

        value = above / below;
        return true;
    }

    private static bool TryDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            text = text[..mark];
        }

        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
        {
            text = text[1..];
        }

        var point = text.IndexOf('.');
        var places = point < 0 ? 0 : text.Length - point - 1;
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9') || int.Abs(exponent) > MostExponent)
        {
            return false;
        }

        var mantissa = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var shift = exponent - places;
        var power = BigInteger.Pow(10, int.Abs(shift));
        var magnitude = shift < 0 ? new Rational(mantissa, power) : new Rational(mantissa * power, BigInteger.One);
        value = negative ? -magnitude : magnitude;
        return true;
    }
}
