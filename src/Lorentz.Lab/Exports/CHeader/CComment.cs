using System.Globalization;
using System.Text;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>Text from outside inside a comment of C: it cannot end the comment, and shows in the order it is read.</summary>
internal static class CComment
{
    /// <summary>Comment lines without their frame; a line with line breaks becomes several.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> text) =>
        text.SelectMany(line => line.ReplaceLineEndings("\n").Split('\n')).Select(line => $" * {Harmless(line)}".TrimEnd());

    private static string Harmless(string line)
    {
        var builder = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            var isShown = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            var shown = isShown ? rune : new Rune(' ');

            // Neither the ends of a comment nor trigraphs, of which one stands for a backslash.
            if (builder.Length > 0 && (builder[^1], shown.Value) is ('*', '/') or ('/', '*') or ('?', '?'))
            {
                builder.Append(' ');
            }

            builder.Append(shown);
        }

        // At the end of a line it would join the next one.
        return builder.ToString().TrimEnd().TrimEnd('\\');
    }
}
