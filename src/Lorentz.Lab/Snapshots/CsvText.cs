using CsvHelper;

namespace Lorentz.Lab.Snapshots;

/// <summary>A CSV text as cells, without any reading of meaning into them.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The lines below the header.</param>
public sealed record CsvText(IReadOnlyList<string> Header, IReadOnlyList<CsvText.Line> Rows)
{
    /// <summary>One line of cells.</summary>
    /// <param name="Place">Its place below the header, from zero.</param>
    /// <param name="Cells">Its cells.</param>
    public sealed record Line(int Place, IReadOnlyList<string> Cells);

    /// <summary>Splits a CSV text into cells; an empty text has neither header nor rows.</summary>
    /// <param name="text">The text, separated by commas, quoted by double quotes.</param>
    public static CsvText Read(string text)
    {
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add(reader.Current.ToArray());
        }

        return new(rows.FirstOrDefault() ?? [], [.. rows.Skip(1).Select((cells, place) => new Line(place, cells))]);
    }
}
