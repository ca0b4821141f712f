using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;

namespace Lorentz.Build.Experiments.Series;

/// <summary>What the targets of the series study have in common.</summary>
internal static class SeriesCode
{
    /// <summary>Heading of the study in <c>--list</c>.</summary>
    public const string Study = "Series";

    /// <summary>Folder of its experiments.</summary>
    public const string Folder = "build/Experiments/Series";

    /// <summary>The first seed of every case, the journal's own; further ones follow by ones.</summary>
    public const ulong FirstSeed = 1234;

    /// <summary>Sources that decide every number of the study.</summary>
    public static ImmutableArray<string> Learning { get; } =
        ["src/Lorentz.Numerics", "src/Lorentz.Learning", "src/Lorentz.Series", $"{Folder}/Studies", WorkCode.Folder, $"{Folder}/SeriesCode.cs"];
}
