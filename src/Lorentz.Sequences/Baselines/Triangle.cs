namespace Lorentz.Sequences.Baselines;

/// <summary>A triangle of a triangulation.</summary>
/// <param name="A">Number of the first corner.</param>
/// <param name="B">Number of the second corner.</param>
/// <param name="C">Number of the third corner.</param>
public readonly record struct Triangle(int A, int B, int C);
