using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>An input as it was read: what it held, and what it had followed from, so that a change can be explained.</summary>
/// <param name="Content">The hash of the outputs that others see.</param>
/// <param name="Recipe">The input's own parameters and code.</param>
/// <param name="Inputs">The content of the input's inputs.</param>
public sealed record InputRecord(string Content, Recipe Recipe, ImmutableSortedDictionary<string, string> Inputs);
