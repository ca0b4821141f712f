using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Cuts a line of a map into columns, at white space or commas, and reads numbers.</summary>
internal static class MapColumns
{
    /// <summary>Columns a row must have: x y z Bx By Bz.</summary>
    public const int Expected = 6;

    /// <summary>The columns' names.</summary>
    public static readonly string[] Names = ["x", "y", "z", "Bx", "By", "Bz"];

    /// <summary>The line without its comment (from # or !) and surrounding white space.</summary>
    public static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOfAny('#', '!');
        return (comment < 0 ? line : line[..comment]).Trim();
    }

    /// <summary>Cuts a line without comment.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">Where each of the first columns lies; an empty one stands between two commas.</param>
    /// <returns>Number of columns, which may exceed the room in <paramref name="columns"/>.</returns>
    public static int Cut(ReadOnlySpan<char> line, Span<Range> columns)
    {
        var count = 0;
        var position = 0;
        var afterComma = false;
        while (position < line.Length || afterComma)
        {
            var start = position;
            while (position < line.Length && !IsSeparator(line[position]))
            {
                position++;
            }

            if (count < columns.Length)
            {
                columns[count] = start..position;
            }

            count++;
            position = SkipBlanks(line, position);
            afterComma = position < line.Length && line[position] == ',';
            position = afterComma ? SkipBlanks(line, position + 1) : position;
        }

        return count;
    }

    /// <summary>Reads a number in the invariant culture; NaN and infinities count as numbers.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double number)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        var unsigned = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        number = double.NaN;
        return unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSeparator(char character) => character == ',' || char.IsWhiteSpace(character);

    private static int SkipBlanks(ReadOnlySpan<char> line, int position)
    {
        while (position < line.Length && char.IsWhiteSpace(line[position]))
        {
            position++;
        }

        return position;
    }
}
