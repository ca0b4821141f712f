using System.Collections.Immutable;

namespace Lorentz.Lab.Tracks;

/// <summary>One line of a table of states: a state or a reason why it is none.</summary>
/// <param name="LineNumber">The line in the file, the header being 1.</param>
/// <param name="Fields">The fields as they were written.</param>
public abstract record StateLine(long LineNumber, ImmutableArray<string> Fields);
