using System.Collections.Immutable;

namespace Lorentz.Lab.Tracks;

/// <summary>A line that holds no state.</summary>
/// <param name="LineNumber">The line in the file.</param>
/// <param name="Fields">The fields as they were written.</param>
/// <param name="Reason">What is wrong with it, naming the column.</param>
public sealed record BadRow(long LineNumber, ImmutableArray<string> Fields, string Reason) : StateLine(LineNumber, Fields);
