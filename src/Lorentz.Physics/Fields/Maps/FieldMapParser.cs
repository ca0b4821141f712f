using System.Runtime.InteropServices;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Reads a field map from lines of text: columns x y z (mm) Bx By Bz (T), in any order of nodes.</summary>
/// <remarks>
/// Columns are parted by white space or commas; what follows # or ! is a comment; the first line may name the columns.
/// </remarks>
public static class FieldMapParser
{
    /// <summary>The strongest field in tesla that is believed unless the caller says otherwise.</summary>
    public const double DefaultStrongestField = 2.0;

    /// <summary>Reads every line; whatever is wrong is in the reading's defects.</summary>
    /// <param name="lines">The lines, without their ends.</param>
    /// <param name="strongestField">Magnitude of the field, in tesla, beyond which a value is reported.</param>
    public static FieldMapReading Parse(IEnumerable<string> lines, double strongestField = DefaultStrongestField)
    {
        var log = new DefectLog();
        var rows = ReadRows(lines, strongestField, log, out var content);
        if (content == 0)
        {
            log.Add(MapDefectKind.EmptyMap, 0, () => "there is no row of numbers", "give rows of x y z Bx By Bz");
        }

        var geometry = rows.Count > 0 ? LatticeDetection.Detect(rows, log) : null;
        return geometry is null
            ? new(log.ToDefects(), null)
            : PlaceRows(geometry, rows, log);
    }

    private static FieldMapReading PlaceRows(GridGeometry geometry, List<MapRow> rows, DefectLog log)
    {
        var nodes = MapNodes.Place(geometry, CollectionsMarshal.AsSpan(rows), log);
        return new(log.ToDefects(), nodes);
    }

    private static List<MapRow> ReadRows(IEnumerable<string> lines, double strongestField, DefectLog log, out int content)
    {
        var rows = new List<MapRow>();
        Span<Range> columns = stackalloc Range[MapColumns.Expected];
        var number = 0;
        var isFirst = true;
        content = 0;
        foreach (var text in lines)
        {
            number++;
            var line = MapColumns.WithoutComment(text);
            if (line.IsEmpty)
            {
                continue;
            }

            var count = MapColumns.Cut(line, columns);
            var cut = columns[..Math.Min(count, columns.Length)];
            var isHeader = isFirst && MapHeader.Is(line, cut);
            isFirst = false;
            if (isHeader)
            {
                MapHeader.Check(line, cut, number, log);
                continue;
            }

            content++;
            if (MapRowParser.Parse(line, cut, count, number, strongestField, log) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
