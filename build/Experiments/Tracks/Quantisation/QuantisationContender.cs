using Lorentz.Physics.Extrapolation;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>A network made of some kind of numbers, ready to be timed.</summary>
/// <param name="Model">The network.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Extrapolator">What carries the tracks.</param>
internal sealed record QuantisationContender(TrainedModel Model, NumberKind Kind, Extrapolator Extrapolator);
