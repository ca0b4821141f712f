using System.Collections.Immutable;

namespace Lorentz.Series.Training;

/// <summary>What a training gives.</summary>
/// <param name="Weights">Weights found.</param>
/// <param name="Coefficients">The coefficients they roll out to.</param>
/// <param name="Curve">How the loss fell.</param>
/// <param name="Ending">How the last optimiser ended, in words.</param>
public sealed record TrainedRollOut(double[] Weights, double[] Coefficients, ImmutableArray<LossPoint> Curve, string Ending);
