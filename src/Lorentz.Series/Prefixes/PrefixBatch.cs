namespace Lorentz.Series.Prefixes;

/// <summary>Some prefixes of one group that make a step together.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Members">Which of its prefixes.</param>
public readonly record struct PrefixBatch(int Group, int[] Members);
