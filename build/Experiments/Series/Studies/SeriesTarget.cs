using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>What the experiments of the series study have in common: they train cases and write a table, figures and a verdict.</summary>
internal static class SeriesTarget
{
    /// <summary>A target of the study.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="summary">One line on what it finds out.</param>
    /// <param name="parameters">Its knobs.</param>
    /// <param name="execute">The experiment.</param>
    /// <param name="tables">Names of tables besides <c>table</c>, without ending.</param>
    /// <param name="figures">Its figures; the three of <see cref="SeriesFigures"/> unless said otherwise.</param>
    /// <param name="folder">Folder, beside the target, of sources that are its own; none where null.</param>
    public static Target Of(
        string name, string summary, ImmutableArray<Parameter> parameters, Action<TargetRun> execute, ImmutableArray<string>? tables = null, ImmutableArray<string>? figures = null, string? folder = null)
    {
        ImmutableArray<string> pinned =
        [
            "table.csv", "table.md", "verdict.md", .. figures ?? SeriesFigures.Files,
            .. (tables ?? []).SelectMany(table => new[] { $"{table}.csv", $"{table}.md" }),
        ];
        return new()
        {
            Name = name,
            Study = SeriesCode.Study,
            Summary = summary,
            Parameters = parameters,
            Code = [.. SeriesCode.Learning, $"{SeriesCode.Folder}/{name}Target.cs", .. folder is null ? [] : new[] { $"{SeriesCode.Folder}/{folder}" }],
            Results = [.. pinned, ResultTables.Timings],
            Pinned = pinned,
            Execute = execute,
        };
    }
}
