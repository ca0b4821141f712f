using System.Collections.Immutable;

namespace Lorentz.Sequences.Training;

/// <summary>A trained model of fields.</summary>
/// <param name="Weights">Its weights; those before training where it diverged.</param>
/// <param name="Curve">Mean loss of each stretch of steps.</param>
/// <param name="HeldOutLoss">Loss on held-out samples, without dropout; not a number where training diverged.</param>
public sealed record TrainedField(float[] Weights, ImmutableArray<(long Step, double Loss)> Curve, double HeldOutLoss);
