namespace Lorentz.Lab.Figures.Drawing;

/// <summary>Widths of text in the widest of the fonts that a viewer may choose (DejaVu Sans), so that words fit in all of them.</summary>
internal static class TextMetrics
{
    /// <summary>About the width of a text in pixels.</summary>
    public static double Width(string text, double size)
    {
        var sum = 0.0;
        foreach (var character in text)
        {
            sum += character switch
            {
                'i' or 'j' or 'l' or '\'' or '|' => 0.28,
                ' ' or '.' or ',' or ':' or ';' or '!' or 'I' or 'f' or 't' or '/' or '[' or ']' => 0.36,
                '(' or ')' or 'r' or '-' => 0.40,
                'm' or 'w' or 'M' or 'W' or '%' => 0.95,
                >= 'A' and <= 'Z' => 0.72,
                _ => 0.63,
            };
        }

        return sum * size;
    }

    /// <summary>Breaks text into lines at spaces.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && Width(longer, size) > width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
