using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>What a target's outputs follow from, apart from its inputs: parameters and code.</summary>
/// <param name="Parameters">The values in words; a file is its name and the hash of its content.</param>
/// <param name="Code">The hash of every source file, by its path in the repository.</param>
public sealed record Recipe(
    ImmutableSortedDictionary<string, string> Parameters,
    ImmutableSortedDictionary<string, string> Code);
