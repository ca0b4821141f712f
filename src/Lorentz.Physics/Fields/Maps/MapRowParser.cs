using System.Globalization;

namespace Lorentz.Physics.Fields.Maps;

/// <summary>Reads one row of a map and notes what is wrong with it.</summary>
internal static class MapRowParser
{
    /// <summary>Reads a row that has been cut into columns.</summary>
    /// <returns>The row, or null when its coordinates are unknown; either way the defects are in the log.</returns>
    public static MapRow? Parse(
        ReadOnlySpan<char> line, ReadOnlySpan<Range> columns, int count, int number, double strongest, DefectLog log)
    {
        if (count != MapColumns.Expected)
        {
            ReportCount(count, number, log);
            return null;
        }

        Span<double> numbers = stackalloc double[MapColumns.Expected];
        var flaws = 0;
        var placed = true;
        for (var i = 0; i < MapColumns.Expected; i++)
        {
            var flaw = ParseNumber(line[columns[i]], i, number, log, out numbers[i]);
            flaws |= flaw;
            placed &= flaw == 0 || i >= 3;
        }

        if (!placed)
        {
            return null;
        }

        flaws |= CheckStrength(numbers, strongest, number, log);
        return new MapRow(number, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], flaws);
    }

    /// <summary>The bit of a kind in <see cref="MapRow.Flaws"/>.</summary>
    public static int Bit(MapDefectKind kind) => 1 << (int)kind;

    private static int ParseNumber(ReadOnlySpan<char> text, int column, int line, DefectLog log, out double number)
    {
        if (MapColumns.TryNumber(text, out number) && double.IsFinite(number))
        {
            return 0;
        }

        var kind = MapColumns.TryNumber(text, out number) ? MapDefectKind.NonFinite : MapDefectKind.NonNumeric;
        number = double.NaN;
        ReportNumber(kind, text, column, line, log);
        return Bit(kind);
    }

    private static int CheckStrength(ReadOnlySpan<double> numbers, double strongest, int line, DefectLog log)
    {
        var squared = (numbers[3] * numbers[3]) + (numbers[4] * numbers[4]) + (numbers[5] * numbers[5]);
        if (!(squared > strongest * strongest))
        {
            return 0;
        }

        ReportStrength(Math.Sqrt(squared), strongest, line, log);
        return Bit(MapDefectKind.TooStrong);
    }

    // Apart from the above, so that a sound row allocates no closure.
    private static void ReportCount(int count, int line, DefectLog log) => log.Add(
        MapDefectKind.ColumnCount,
        line,
        () => string.Create(CultureInfo.InvariantCulture, $"{count} columns instead of {MapColumns.Expected}"),
        "give x y z Bx By Bz, or mask: the row is left out");

    private static void ReportNumber(MapDefectKind kind, ReadOnlySpan<char> text, int column, int line, DefectLog log)
    {
        var shown = text.Length > 30 ? $"{text[..30]}..." : text.ToString();
        var expected = kind == MapDefectKind.NonFinite ? "not finite" : "not a number";
        log.Add(
            kind,
            line,
            () => $"{MapColumns.Names[column]} is '{shown}', {expected}",
            column < 3 ? "correct the number, or mask: the row is left out" : "correct the number, or mask the node");
    }

    private static void ReportStrength(double strength, double strongest, int line, DefectLog log) => log.Add(
        MapDefectKind.TooStrong,
        line,
        () => string.Create(CultureInfo.InvariantCulture, $"|B| = {strength:G5} T exceeds {strongest:G5} T"),
        "raise the limit if the magnet is that strong, or mask the node");
}
