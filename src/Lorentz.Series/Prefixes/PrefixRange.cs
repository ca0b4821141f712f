namespace Lorentz.Series.Prefixes;

/// <summary>Which prefixes a recurrence is learned from.</summary>
/// <param name="Shortest">Fewest coefficients; at least the order of the equation.</param>
/// <param name="Longest">Most coefficients.</param>
/// <param name="Count">Number of prefixes.</param>
/// <param name="Spread">Standard deviation of the coefficients.</param>
public sealed record PrefixRange(int Shortest, int Longest, int Count, double Spread = 0.1);
