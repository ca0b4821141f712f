using System.Text;

namespace Lorentz.Lab.Tables;

/// <summary>Tables as GitHub Markdown, aligned in the source too, with a legend of the columns below.</summary>
public static class MarkdownTable
{
    private const string MissingMark = "–";

    /// <summary>Title, table and legend.</summary>
    /// <param name="table">The table.</param>
    public static string Render(Table table) => $"### {Inline(table.Title)}\n\n{RenderGrid(table)}\n{RenderLegend(table)}";

    /// <summary>The table alone.</summary>
    /// <param name="table">The table.</param>
    public static string RenderGrid(Table table)
    {
        var headings = table.Columns.Select(column => Inline(column.Heading)).ToArray();
        var cells = table.Rows
            .Select(row => row.Zip(table.Columns, Text).ToArray())
            .ToArray();
        var widths = headings
            .Select((heading, i) => cells.Select(row => row[i].Length).Append(heading.Length).Append(3).Max())
            .ToArray();

        var text = new StringBuilder();
        AppendRow(text, table, widths, headings);
        text.Append('|');
        for (var i = 0; i < widths.Length; i++)
        {
            var dashes = new string('-', widths[i] + 1);
            text.Append(IsLeft(table.Columns[i]) ? ":" + dashes : dashes + ":").Append('|');
        }

        text.Append('\n');
        foreach (var row in cells)
        {
            AppendRow(text, table, widths, row);
        }

        return text.ToString();
    }

    /// <summary>The meaning of each column, as a list; columns without a meaning are left out.</summary>
    /// <param name="table">The table.</param>
    public static string RenderLegend(Table table) => string.Concat(table.Columns
        .Where(column => column.Meaning.Length > 0)
        .Select(column => $"- **{Inline(column.Heading)}**: {Inline(column.Meaning)}\n"));

    /// <summary>Text that may stand in a table cell: on one line, with bars escaped.</summary>
    /// <param name="text">Any text.</param>
    internal static string Inline(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");

    private static string Text(Cell cell, Column column) =>
        cell.Kind == CellKind.Missing ? MissingMark : Inline(NumberText.Of(cell, column.Format));

    private static bool IsLeft(Column column) => column.Format.Kind == CellKind.Text;

    private static void AppendRow(StringBuilder text, Table table, int[] widths, string[] cells)
    {
        text.Append('|');
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = IsLeft(table.Columns[i]) ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]);
            text.Append(' ').Append(cell).Append(" |");
        }

        text.Append('\n');
    }
}
