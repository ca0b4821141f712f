using System.Globalization;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Powers of ten and decimal logarithms whose bits do not depend on the platform's mathematics library.</summary>
internal static class Decades
{
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

    /// <summary>Decimal logarithm of a positive number.</summary>
    public static double Log10(double value) => LogE * Logarithm.Of(value);
}
