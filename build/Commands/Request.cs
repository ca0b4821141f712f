using System.Collections.Immutable;

namespace Lorentz.Build.Commands;

/// <summary>What the command line asks for, as typed.</summary>
public sealed record Request
{
    /// <summary>The names of the targets.</summary>
    public required ImmutableArray<string> Targets { get; init; }

    /// <summary>The profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The number of threads, empty for as many as there are processors.</summary>
    public required string Threads { get; init; }

    /// <summary>Parameters set by hand.</summary>
    public required ImmutableArray<string> Assignments { get; init; }

    /// <summary>The folder for artifacts and results, empty for the repository.</summary>
    public required string Output { get; init; }

    /// <summary>Whether the targets run even when up to date.</summary>
    public required bool Force { get; init; }

    /// <summary>Whether only to say what would run.</summary>
    public required bool Plan { get; init; }

    /// <summary>Whether only to explain the targets.</summary>
    public required bool Explain { get; init; }

    /// <summary>Whether only to list targets.</summary>
    public required bool List { get; init; }

    /// <summary>Whether errors come with their stack trace.</summary>
    public required bool Verbose { get; init; }

    /// <summary>Whether to fail rather than wait for another run.</summary>
    public required bool NoWait { get; init; }
}
