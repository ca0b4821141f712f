using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Lorentz.Lab.Files;

namespace Lorentz.Lab.Tables;

/// <summary>
/// Tables as comma-separated values: invariant culture, units in the heading, reals rounded to the column's digits,
/// line feeds, an empty field for a missing cell.
/// </summary>
public static class CsvTable
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    private static readonly CsvReaderOptions Reading = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Writes a table, replacing the file in one step.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, Table table) => AtomicFile.WriteText(path, Render(table));

    /// <summary>The text of the file that <see cref="Write"/> writes.</summary>
    /// <param name="table">The table.</param>
    public static string Render(Table table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = CsvWriter.Create(text, Writing, leaveOpen: true))
        {
            writer.WriteRecord([.. table.Columns.Select(column => column.Heading)]);
            foreach (var row in table.Rows)
            {
                writer.WriteRecord([.. row.Zip(table.Columns, (cell, column) => NumberText.Of(cell, column.Format))]);
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a table of known columns back, with the digits that were written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="title">The title of the result.</param>
    /// <param name="columns">The columns the file must have, in order.</param>
    /// <exception cref="InvalidDataException">The file does not fit; the message names file, line and column.</exception>
    public static Table Read(string path, string title, ImmutableArray<Column> columns)
    {
        using var reader = new StreamReader(path);
        return Parse(reader, path, title, columns);
    }

    /// <summary>As <see cref="Read"/>, from any text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">The name used in errors.</param>
    /// <param name="title">The title of the result.</param>
    /// <param name="columns">The columns the text must have, in order.</param>
    /// <exception cref="InvalidDataException">The text does not fit; the message names it, the line and the column.</exception>
    public static Table Parse(TextReader reader, string name, string title, ImmutableArray<Column> columns)
    {
        using var parser = CsvReader.Create(reader, Reading, leaveOpen: true);
        var expected = string.Join(", ", columns.Select(column => column.Heading));
        var found = Next(parser, name) ?? [];
        if (!found.SequenceEqual(columns.Select(column => column.Heading), StringComparer.Ordinal))
        {
            throw new InvalidDataException($"{name}, line 1: columns '{string.Join(", ", found)}', expected '{expected}'.");
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        while (Next(parser, name) is { } fields)
        {
            if (fields.Length != columns.Length)
            {
                throw new InvalidDataException($"{name}, line {parser.LineNumber}: {fields.Length} fields, expected {columns.Length} ({expected}).");
            }

            var line = parser.LineNumber;
            rows.Add([.. fields.Zip(columns, (field, column) => ParseCell(field, column, name, line))]);
        }

        return new Table(title, columns, rows.ToImmutable());
    }

    private static string[]? Next(CsvReader parser, string name)
    {
        try
        {
            return parser.Read() ? [.. Enumerable.Range(0, parser.FieldCount).Select(parser.GetString)] : null;
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"{name}, line {error.LineNumber}: not comma-separated values ({error.Message}).", error);
        }
    }

    private static Cell ParseCell(string field, Column column, string name, long line) => column.Format.Kind switch
    {
        _ when field.Length == 0 => Cell.Missing,
        CellKind.Text => field,
        CellKind.Integer when long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        CellKind.Real when ParseReal(field) is { } real => real,
        _ => throw new InvalidDataException(
            $"{name}, line {line}, column '{column.Heading}': '{field}' is not {(column.Format.Kind == CellKind.Integer ? "a whole" : "a real")} number."),
    };

    private static double? ParseReal(string field) => field switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null,
    };
}
