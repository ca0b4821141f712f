using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>A target's declared outputs: their names in a record, and where they are.</summary>
public static class OutputFiles
{
    /// <summary>The name of an artifact in a record.</summary>
    public static string Artifact(string file) => $"artifacts/{file}";

    /// <summary>The name of a result in a record.</summary>
    public static string Result(string file) => $"results/{file}";

    /// <summary>Every declared output, by its name in the record, with its full path.</summary>
    public static ImmutableSortedDictionary<string, string> Of(Target target, Layout layout, Settings settings) =>
        target.Artifacts.Select(file => KeyValuePair.Create(Artifact(file), Path.Combine(layout.Artifacts(target, settings), file)))
            .Concat(target.Results.Select(file => KeyValuePair.Create(Result(file), Path.Combine(layout.Results(target, settings), file))))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The file of a record's entry, without the folder.</summary>
    public static string ShortName(string entry) => entry[(entry.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
