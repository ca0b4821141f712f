using System.Globalization;

namespace Lorentz.Lab.Tables;

/// <summary>Numbers as text, by rules that give the same characters on every machine.</summary>
public static class NumberText
{
    /// <summary>A real number rounded to significant digits, trailing zeros kept.</summary>
    /// <param name="value">Any number; non-finite ones give <c>nan</c>, <c>inf</c>, <c>-inf</c>.</param>
    /// <param name="significantDigits">1 to 17.</param>
    /// <returns>Positional digits from 1e-4 to 1e7 (after rounding), otherwise <c>1.23e-05</c>; zero gives <c>0</c>.</returns>
    public static string Real(double value, int significantDigits)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        if (value == 0)
        {
            return "0";
        }

        // Scientific text is correctly rounded on every platform; arithmetic with powers of ten is not.
        var scientific = Math.Abs(value).ToString($"E{significantDigits - 1}", CultureInfo.InvariantCulture);
        var mark = scientific.IndexOf('E', StringComparison.Ordinal);
        var digits = scientific[..mark].Replace(".", "", StringComparison.Ordinal);
        var exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = value < 0 ? "-" : "";
        var positional = exponent is >= -4 and < 7 || (exponent == 7 && digits.TrimEnd('0') == "1");
        return sign + (positional ? Positional(digits, exponent) : Scientific(digits, exponent));
    }

    /// <summary>A real number as the shortest text that reads back to the same bits.</summary>
    /// <param name="value">Any number; non-finite ones give <c>nan</c>, <c>inf</c>, <c>-inf</c>.</param>
    public static string RoundTrip(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : Real(value, 1);

    /// <summary>A whole number without separators.</summary>
    /// <param name="value">Any number.</param>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a cell in its column; a missing cell gives the empty text.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="format">The format of its column.</param>
    public static string Of(Cell cell, ColumnFormat format) => cell.Kind switch
    {
        CellKind.Text => cell.Text,
        CellKind.Integer => Integer(cell.Integer),
        CellKind.Real => Real(cell.Real, format.SignificantDigits),
        _ => "",
    };

    private static string Positional(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = exponent + 1;
        return digits.Length <= whole
            ? digits.PadRight(whole, '0')
            : digits[..whole] + "." + digits[whole..];
    }

    private static string Scientific(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return mantissa + "e" + exponent.ToString("+00;-00", CultureInfo.InvariantCulture);
    }
}
