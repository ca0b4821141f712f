namespace Lorentz.Sequences.Proposals;

/// <summary>A value the network holds likely.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Down; 0 with one row.</param>
/// <param name="Mass">Probability of the nodes about it.</param>
public readonly record struct HeadPeak(double X, double Y, double Mass);
