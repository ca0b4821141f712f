using System.Globalization;
using System.Text;

namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Builds SVG text: fixed decimals, one element a line.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder text = new();

    /// <summary>A coordinate with at most two decimals, never a negative zero.</summary>
    public static string Number(double value)
    {
        var digits = value.ToString("0.##", CultureInfo.InvariantCulture);
        return digits == "-0" ? "0" : digits;
    }

    /// <summary>Text that may stand in an element or attribute.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                < 0x20 or 0xFFFE or 0xFFFF => escaped.Append(' '),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    public void Raw(string line) => text.Append(line).Append('\n');

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Raw($"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" {style}/>");

    public void Box(Rectangle box, string style) => Raw(
        $"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" {style}/>");

    public void Path(string data, string style) => Raw($"<path d=\"{data}\" {style}/>");

    public void Words(double x, double y, string words, string style, string superscript = "")
    {
        var raised = superscript.Length == 0 ? "" : $"<tspan dy=\"-4.5\" font-size=\"75%\">{Escape(superscript)}</tspan>";
        Raw($"<text x=\"{Number(x)}\" y=\"{Number(y)}\" {style}>{Escape(words)}{raised}</text>");
    }

    public override string ToString() => text.ToString();
}
