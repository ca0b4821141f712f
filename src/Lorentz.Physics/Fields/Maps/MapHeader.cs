namespace Lorentz.Physics.Fields.Maps;

/// <summary>The optional first line that names the columns.</summary>
internal static class MapHeader
{
    private const string Remedy = "write the columns as x y z Bx By Bz, in mm and T";

    /// <summary>Whether a line is a header: none of its columns is a number.</summary>
    public static bool Is(ReadOnlySpan<char> line, ReadOnlySpan<Range> columns)
    {
        foreach (var column in columns)
        {
            if (MapColumns.TryNumber(line[column], out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes a defect when the header names known columns in another order, or other units than mm and T.</summary>
    public static void Check(ReadOnlySpan<char> line, ReadOnlySpan<Range> columns, int number, DefectLog log)
    {
        for (var i = 0; i < columns.Length && i < MapColumns.Expected; i++)
        {
            var text = line[columns[i]].ToString();
            var bracket = text.AsSpan().IndexOfAny('[', '(', '/');
            var name = bracket < 0 ? text : text[..bracket];
            var unit = bracket < 0 ? "" : text[(bracket + 1)..].TrimEnd(']', ')');
            var expected = MapColumns.Names[i];
            var named = Array.Exists(MapColumns.Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (named && !expected.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                log.Add(MapDefectKind.Header, number, () => $"column {expected} is headed '{text}'", Remedy);
            }
            else if (unit.Length > 0 && !IsUnit(unit, isLength: i < 3))
            {
                log.Add(MapDefectKind.Header, number, () => $"column {expected} is in '{unit}'", Remedy);
            }
        }
    }

    private static bool IsUnit(string unit, bool isLength) => isLength
        ? unit.Equals("mm", StringComparison.OrdinalIgnoreCase)
        : unit == "T" || unit.Equals("tesla", StringComparison.OrdinalIgnoreCase);
}
