using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>
/// One node of the experiment graph: what an experiment reads, what it writes and the function in between.
/// A target without a function is a group: it only pulls its inputs.
/// </summary>
public sealed record Target
{
    /// <summary>The name, as typed on the command line and as used for folders.</summary>
    public required string Name { get; init; }

    /// <summary>The study it belongs to, a heading of <c>--list</c>.</summary>
    public required string Study { get; init; }

    /// <summary>One line on what it finds out.</summary>
    public required string Summary { get; init; }

    /// <summary>Its knobs.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The targets whose outputs it reads.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>Folders or files, relative to the repository, whose C# sources it depends on.</summary>
    public ImmutableArray<string> Code { get; init; } = [];

    /// <summary>Files it writes for other targets, under <c>artifacts/</c>: bit-reproducible.</summary>
    public ImmutableArray<string> Artifacts { get; init; } = [];

    /// <summary>Files it writes for people, under <c>results/</c>.</summary>
    public ImmutableArray<string> Results { get; init; } = [];

    /// <summary>
    /// Those of <see cref="Results"/> that are the same on every machine: compared byte for byte with their
    /// snapshots, and seen by the targets that have this one as input. Nothing measured in seconds belongs here.
    /// </summary>
    public ImmutableArray<string> Pinned { get; init; } = [];

    /// <summary>The experiment itself; none for a group.</summary>
    public Action<TargetRun>? Execute { get; init; }

    /// <summary>A command rather than an experiment: runs each time, leaves no fingerprint and no results.</summary>
    public bool AlwaysRun { get; init; }

    /// <summary>Whether this target only pulls its inputs.</summary>
    public bool IsGroup => Execute is null;
}
