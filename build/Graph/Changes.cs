using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>Says in words how what a target would follow from now differs from what it followed from last time.</summary>
public static class Changes
{
    private const int FilesShown = 4;

    /// <summary>Every difference between two records, one sentence each; none when the outputs would be the same.</summary>
    public static ImmutableArray<string> Between(Fingerprint before, Fingerprint after) =>
    [
        .. Between(before.Recipe, after.Recipe),
        .. after.Inputs.Except(before.Inputs).Select(name => $"input `{name}` is new"),
        .. before.Inputs.Except(after.Inputs).Select(name => $"input `{name}` is no longer one"),
        .. after.Inputs
            .Intersect(before.Inputs)
            .Where(name => before.Upstream[name].Content != after.Upstream[name].Content)
            .Select(name => Input(name, before.Upstream, after.Upstream)),
    ];

    /// <summary>Every difference between two recipes, one sentence each.</summary>
    public static ImmutableArray<string> Between(Recipe before, Recipe after) =>
        [.. Parameters(before.Parameters, after.Parameters), .. Code(before.Code, after.Code)];

    private static string Input(
        string name, ImmutableSortedDictionary<string, InputRecord> before, ImmutableSortedDictionary<string, InputRecord> after)
    {
        if (!before.TryGetValue(name, out var old) || !after.TryGetValue(name, out var now))
        {
            return $"input `{name}` changed";
        }

        var nested = now.Inputs
            .Where(input => old.Inputs.TryGetValue(input.Key, out var content) && content != input.Value)
            .Select(input => Input(input.Key, before, after));
        var reasons = Between(old.Recipe, now.Recipe).AddRange(nested);
        return reasons.IsEmpty ? $"input `{name}` changed" : $"input `{name}` changed because {string.Join(", ", reasons)}";
    }

    private static IEnumerable<string> Parameters(ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, now) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (old != now)
            {
                yield return (old, now) switch
                {
                    (null, _) => $"`{name}` is new ({now})",
                    (_, null) => $"`{name}` is no longer a parameter",
                    _ => $"`{name}` {old} -> {now}",
                };
            }
        }
    }

    private static IEnumerable<string> Code(ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after)
    {
        var changed = before.Keys.Union(after.Keys)
            .Where(file => before.GetValueOrDefault(file) != after.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        foreach (var file in changed.Take(FilesShown))
        {
            yield return !before.ContainsKey(file) ? $"{file} is new" : after.ContainsKey(file) ? $"{file} changed" : $"{file} was removed";
        }

        if (changed.Length > FilesShown)
        {
            yield return $"and {changed.Length - FilesShown} more source files changed";
        }
    }
}
