using Lorentz.Lab.Timing;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>The time of a network made of some kind of numbers.</summary>
/// <param name="Model">The network.</param>
/// <param name="Kind">What it computes with.</param>
/// <param name="Single">One track.</param>
/// <param name="Batch">A track in a batch.</param>
internal sealed record QuantisationTime(TrainedModel Model, NumberKind Kind, TimingResult Single, TimingResult Batch);
