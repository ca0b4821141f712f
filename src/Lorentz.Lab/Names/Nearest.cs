using System.Collections.Immutable;

namespace Lorentz.Lab.Names;

/// <summary>The valid names nearest to a mistyped one.</summary>
public static class Nearest
{
    private const int Shown = 3;

    /// <summary>Up to three candidates, nearest first, near enough to be what was meant.</summary>
    public static ImmutableArray<string> To(string text, IEnumerable<string> candidates)
    {
        var allowed = Math.Max(2, text.Length / 3);
        return
        [
            .. candidates
                .Distinct()
                .Select(name => (Name: name, Distance: Closeness(text, name)))
                .Where(pair => pair.Distance <= allowed)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(Shown)
                .Select(pair => pair.Name),
        ];
    }

    /// <summary>The sentence for an unknown name: the nearest ones, or all of them when none is near.</summary>
    public static string Unknown(string kind, string text, IEnumerable<string> candidates)
    {
        var names = candidates.Distinct().ToImmutableArray();
        var near = To(text, names);
        var advice = (near.Length, names.Length) switch
        {
            (1, _) => $"did you mean `{near[0]}`?",
            ( > 1, _) => $"did you mean one of {Quoted(near)}?",
            (_, 0) => "there is none.",
            _ => $"valid are {Quoted([.. names.Order(StringComparer.Ordinal)])}.",
        };
        return $"unknown {kind} `{text}`: {advice}";
    }

    /// <summary>
    /// The least number of insertions, deletions, replacements and exchanges of neighbours that turn one text into
    /// the other (optimal string alignment), ignoring case.
    /// </summary>
    public static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = (i, j) switch
                {
                    (_, 0) => i,
                    (0, _) => j,
                    _ => Math.Min(
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                        cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }

    // Someone who types the beginning of a name (`Width`) means the names that begin so.
    private static int Closeness(string text, string name) =>
        text.Length >= 3 && name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(text, name);

    private static string Quoted(ImmutableArray<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
