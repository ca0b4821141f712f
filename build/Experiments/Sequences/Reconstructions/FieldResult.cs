using Lorentz.Sequences.Metrics;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>One field reconstructed by one baseline.</summary>
/// <param name="Score">How good it is.</param>
/// <param name="Seconds">Time on one thread.</param>
internal readonly record struct FieldResult(FieldScore Score, double Seconds);
