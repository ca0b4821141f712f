namespace Lorentz.Lab.Equations;

/// <summary>Guesses which of several names was meant.</summary>
internal static class NearestName
{
    /// <summary><c> (did you mean 'x'?)</c>, or nothing where no valid name is near.</summary>
    public static string Hint(string name, ReadOnlySpan<string> valid)
    {
        var (nearest, least) = ("", int.Max(1, name.Length / 2) + 1);
        foreach (var candidate in valid)
        {
            var distance = Distance(name, candidate);
            (nearest, least) = distance < least ? (candidate, distance) : (nearest, least);
        }

        return nearest.Length == 0 ? "" : $" (did you mean '{nearest}'?)";
    }

    // Insertions, deletions and replacements that turn one name into the other (Levenshtein 1966), ignoring case.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], int.Min(int.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[right.Length];
    }
}
