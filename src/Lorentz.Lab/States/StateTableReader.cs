using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace Lorentz.Lab.States;

/// <summary>
/// Streams a comma-separated table of states: a header with the columns x0, y0, tx0, ty0, qop, z0, z1 in any order,
/// other columns beside them. A damaged line is reported and the rest goes on: no line break is taken as part of a
/// field, so that a stray quotation mark costs one line.
/// </summary>
public sealed class StateTableReader : IDisposable
{
    private readonly CsvReader reader;
    private readonly string path;
    private readonly int[] places;
    private bool isMalformed;

    /// <summary>Opens a table and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">A required column is missing or a column occurs twice; the message names the columns found and required.</exception>
    /// <exception cref="IOException">The file could not be opened.</exception>
    public StateTableReader(string path)
    {
        this.path = path;
        reader = CsvReader.FromFile(path, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = ',',
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = _ => isMalformed = true,
        });
        try
        {
            Columns = reader.Read() ? [.. Fields().Select(field => field.Trim())] : [];
            places = Places();
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The columns that a table must have.</summary>
    public static ImmutableArray<string> Required { get; } = ["x0", "y0", "tx0", "ty0", "qop", "z0", "z1"];

    /// <summary>The columns of this table, in their order.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>A remark on the columns that are copied but not used, or null where there is none.</summary>
    public string? Notice => Columns.Except(Required).ToArray() is { Length: > 0 } extra
        ? $"{path}: columns not used, copied to the output: {string.Join(", ", extra)}."
        : null;

    /// <summary>The lines after the header, each once; empty lines are passed over.</summary>
    public IEnumerable<StateLine> ReadLines()
    {
        while (Advance())
        {
            yield return Line([.. Fields()]);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => reader.Dispose();

    private bool Advance()
    {
        isMalformed = false;
        return reader.Read();
    }

    private IEnumerable<string> Fields() => Enumerable.Range(0, reader.FieldCount).Select(reader.GetString);

    private StateLine Line(ImmutableArray<string> fields)
    {
        if (isMalformed)
        {
            return new BadRow(reader.LineNumber, fields, "a stray or unclosed quotation mark");
        }

        if (fields.Length != Columns.Length)
        {
            return new BadRow(reader.LineNumber, fields, $"{fields.Length} fields, expected {Columns.Length}");
        }

        var numbers = new double[places.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var field = fields[places[i]].Trim();
            if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return new BadRow(reader.LineNumber, fields, $"{Required[i]} = '{field}' is not a number");
            }

            if (!double.IsFinite(numbers[i]))
            {
                return new BadRow(reader.LineNumber, fields, $"{Required[i]} = '{field}' is not finite");
            }
        }

        return new StateRow(reader.LineNumber, fields, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    private int[] Places()
    {
        var required = string.Join(", ", Required);
        var twice = Columns.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidDataException($"{path}: column '{twice.Key}' occurs twice; found {string.Join(", ", Columns)}; required {required}.");
        }

        var missing = Required.Except(Columns).ToArray();
        return missing.Length == 0
            ? [.. Required.Select(name => Columns.IndexOf(name))]
            : throw new InvalidDataException(
                $"{path}: missing column {string.Join(", ", missing)}; found {(Columns.IsEmpty ? "no header" : string.Join(", ", Columns))}; required {required}.{Advice()}");
    }

    // The two usual reasons why a header does not fit.
    private string Advice()
    {
        if (Columns is [var line] && line.IndexOfAny([';', '\t', '|', ' ']) is >= 0 and var place)
        {
            var separator = line[place] switch { '\t' => "tabulators", ' ' => "spaces", var sign => $"'{sign}'" };
            return $" The fields seem to be separated by {separator}: separate them by commas.";
        }

        return !Columns.IsEmpty && Columns.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? " The first line holds numbers: put a line with the names of the columns above it."
            : "";
    }
}
