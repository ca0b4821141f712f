using System.Globalization;
using System.Text;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>Constant arrays of C.</summary>
internal static class CArray
{
    private const int FloatsPerLine = 8;

    /// <summary>A row of doubles.</summary>
    /// <exception cref="ArgumentException">One is not finite.</exception>
    public static string Doubles(string name, IReadOnlyList<double> values) => string.Create(
        CultureInfo.InvariantCulture,
        $"static const double {name}[{values.Count}] = {{\n    {string.Join(",\n    ", values.Select((value, i) => HexLiteral.Of(Finite(name, i, value))))}\n}};\n");

    /// <summary>Floats in lines of eight.</summary>
    /// <exception cref="ArgumentException">One is not finite.</exception>
    public static string Floats(string name, ReadOnlySpan<float> values)
    {
        var text = new StringBuilder(values.Length * 16);
        text.Append(CultureInfo.InvariantCulture, $"static const float {name}[{values.Length}] = {{\n");
        for (var i = 0; i < values.Length; i++)
        {
            text.Append(i % FloatsPerLine == 0 ? "    " : " ").Append(HexLiteral.Of((float)Finite(name, i, values[i]))).Append(',');
            if (i % FloatsPerLine == FloatsPerLine - 1 || i == values.Length - 1)
            {
                text.Append('\n');
            }
        }

        return text.Append("};\n").ToString();
    }

    private static double Finite(string name, int index, double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"number {index} of {name.Replace("NAME_", "", StringComparison.Ordinal)} is {value}: a C header holds finite numbers only."));
}
