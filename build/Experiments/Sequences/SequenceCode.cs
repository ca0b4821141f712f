using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>What the targets of the sequence study have in common.</summary>
internal static class SequenceCode
{
    /// <summary>Heading of the study in <c>--list</c>.</summary>
    public const string Study = "Sequences";

    /// <summary>Folder of its experiments.</summary>
    public const string Folder = "build/Experiments/Sequences";

    /// <summary>Seed of the fields and masks of the study.</summary>
    public const ulong Seed = 42;

    /// <summary>Sources that decide every number of the study.</summary>
    public static ImmutableArray<string> Learning { get; } =
        ["src/Lorentz.Numerics", "src/Lorentz.Learning", "src/Lorentz.Sequences", WorkCode.Folder, $"{Folder}/SequenceCode.cs"];
}
