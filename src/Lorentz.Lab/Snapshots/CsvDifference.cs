using System.Globalization;

namespace Lorentz.Lab.Snapshots;

/// <summary>Says cell by cell how a table differs from the one expected.</summary>
public static class CsvDifference
{
    /// <summary>
    /// The differences between two CSV texts, one line each: row key (its cells before the first number, at least the
    /// first), column, expected value, value got and relative change. Rows are matched by their key, so a row that is
    /// missing or new does not shift the rest.
    /// </summary>
    /// <param name="expected">The table as it should be, with a header.</param>
    /// <param name="got">The table as it is.</param>
    /// <param name="limit">How many differing cells to list before only counting them.</param>
    /// <returns>No line exactly when the two tables have the same cells in the same order.</returns>
    public static IReadOnlyList<string> Between(string expected, string got, int limit = 40)
    {
        var (before, after) = (CsvText.Read(expected), CsvText.Read(got));
        var lines = Columns(before.Header, after.Header).ToList();
        var (oldRows, newRows) = (Keyed(before), Keyed(after));
        var (oldKeys, newKeys) = (oldRows.Select(row => row.Key).ToArray(), newRows.Select(row => row.Key).ToArray());
        lines.AddRange(oldKeys.Except(newKeys).Select(key => $"row {key} is missing"));
        lines.AddRange(newKeys.Except(oldKeys).Select(key => $"row {key} is new"));
        if (!oldKeys.Intersect(newKeys).SequenceEqual(newKeys.Intersect(oldKeys)))
        {
            lines.Add("the rows are in another order");
        }

        var byKey = newRows.ToDictionary(row => row.Key, row => row.Cells);
        var cells = oldRows
            .Where(row => byKey.ContainsKey(row.Key))
            .SelectMany(row => Cells(row.Key, before.Header, row.Cells, after.Header, byKey[row.Key]))
            .ToArray();
        lines.AddRange(cells.Take(limit));
        if (cells.Length > limit)
        {
            lines.Add($"and {(cells.Length - limit).ToString(CultureInfo.InvariantCulture)} more cells differ");
        }

        return lines;
    }

    private static IEnumerable<string> Columns(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var column in before.Except(after))
        {
            yield return $"column {column} is missing";
        }

        foreach (var column in after.Except(before))
        {
            yield return $"column {column} is new";
        }

        if (!before.Intersect(after).SequenceEqual(after.Intersect(before)))
        {
            yield return "the columns are in another order";
        }
    }

    private static IEnumerable<string> Cells(
        string key, IReadOnlyList<string> oldHeader, IReadOnlyList<string> old, IReadOnlyList<string> newHeader, IReadOnlyList<string> now)
    {
        for (var column = 0; column < oldHeader.Count; column++)
        {
            var place = newHeader.IndexOf(oldHeader[column]);
            var (expected, got) = (At(old, column), At(now, place));
            if (place >= 0 && expected != got)
            {
                yield return $"{key}, {oldHeader[column]}: {expected} -> {got}{RelativeChange(expected, got)}";
            }
        }
    }

    private static string At(IReadOnlyList<string> cells, int column) => column >= 0 && column < cells.Count ? cells[column] : "";

    private static int IndexOf(this IReadOnlyList<string> cells, string cell)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index] == cell)
            {
                return index;
            }
        }

        return -1;
    }

    private static string RelativeChange(string expected, string got) => Number(expected) is { } before && Number(got) is { } after && before != 0
        ? string.Create(CultureInfo.InvariantCulture, $" ({(after - before) / Math.Abs(before):+0.0e+00;-0.0e+00;0} relative)")
        : "";

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    // Equal keys are told apart by their order of appearance.
    private static (string Key, IReadOnlyList<string> Cells)[] Keyed(CsvText table) =>
    [
        .. table.Rows
            .GroupBy(Key)
            .SelectMany(group => group.Select((row, index) => (Key: index == 0 ? group.Key : $"{group.Key} #{(index + 1).ToString(CultureInfo.InvariantCulture)}", Row: row)))
            .OrderBy(pair => pair.Row.Place)
            .Select(pair => (pair.Key, pair.Row.Cells)),
    ];

    private static string Key(CsvText.Line row)
    {
        var words = row.Cells.TakeWhile(cell => Number(cell) is null).ToArray();
        return $"[{string.Join(", ", words.Length > 0 ? words : row.Cells.Take(1))}]";
    }
}
