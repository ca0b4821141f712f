using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>A network made of some kind of numbers, judged.</summary>
/// <param name="Model">The network.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Bytes">What it takes, normalisation included.</param>
/// <param name="Errors">Against the truth.</param>
/// <param name="Difference">Against the same network in single precision.</param>
/// <param name="Factor">Rms error over that in single precision.</param>
internal sealed record QuantisationScore(
    TrainedModel Model, NumberKind Kind, long Bytes, ErrorSummary Errors, ErrorSummary Difference, double Factor)
{
    /// <summary>Whether it fits into constant memory.</summary>
    public bool Fits => Bytes <= ConstantMemory.Bytes;
}
