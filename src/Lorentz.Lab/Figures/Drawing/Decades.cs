using System.Globalization;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Powers of ten and decimal logarithms whose bits do not depend on the platform's mathematics library.</summary>
internal static class Decades
{
    private const double LogTwo = 0.30102999566398120;
    private const double LogE = 0.43429448190325182;

    /// <summary>The double nearest to 10^exponent.</summary>
    public static double Power(int exponent) =>
        double.Parse($"1e{exponent.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

    /// <summary>The exponent of the first digit of a positive number.</summary>
    public static int Exponent(double value)
    {
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        return int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Decimal logarithm of a positive number to about 1e-15: exponent and mantissa m from the bits, then
    /// ln m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1), |s| below 0.172.
    /// </summary>
    public static double Log10(double value)
    {
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var sum = 0.0;
        for (var k = 23; k >= 1; k -= 2)
        {
            sum = (sum * s * s) + (1.0 / k);
        }

        return (exponent * LogTwo) + (2 * s * sum * LogE);
    }
}
