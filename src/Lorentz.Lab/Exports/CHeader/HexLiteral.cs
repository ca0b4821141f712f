using System.Globalization;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>Numbers as hexadecimal literals of C99: the bits themselves, which no decimal conversion can touch.</summary>
internal static class HexLiteral
{
    /// <summary>A double, such as 0x1.8p+1 for 3.</summary>
    public static string Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (exponent, fraction) = ((int)((bits >> 52) & 0x7ff), bits & 0xfffffffffffff);
        var sign = bits < 0 ? "-" : "";
        if (exponent == 0 && fraction == 0)
        {
            return $"{sign}0x0p+0";
        }

        // Subnormals keep a leading zero: their value is fraction / 2^52 times the least power of a normal number.
        var digits = fraction.ToString("x13", CultureInfo.InvariantCulture).TrimEnd('0');
        var power = exponent == 0 ? -1022 : exponent - 1023;
        return string.Create(
            CultureInfo.InvariantCulture, $"{sign}0x{(exponent == 0 ? 0 : 1)}{(digits.Length == 0 ? "" : ".")}{digits}p{power:+0;-0;+0}");
    }

    /// <summary>A float, such as 0x1.8p+1f for 3.</summary>
    public static string Of(float value) => $"{Of((double)value)}f";
}
