using System.Collections.Immutable;
using Lorentz.Series.Training;

namespace Lorentz.Series.Prefixes;

/// <summary>What learning from examples gave.</summary>
/// <param name="Weights">Weights found.</param>
/// <param name="Training">Mean squared error on the examples, dropout off.</param>
/// <param name="Noisy">The same with dropout on, which is what the journal prints.</param>
/// <param name="Validation">Mean squared error on examples it has not seen.</param>
/// <param name="Curve">Loss on the examples (dropout off) after so many updates.</param>
public sealed record TrainedPrefixes(double[] Weights, double Training, double Noisy, double Validation, ImmutableArray<LossPoint> Curve);
