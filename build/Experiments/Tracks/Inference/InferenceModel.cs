using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>A trained model that is timed.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Family">one layer, two layers, march, or coarse and network.</param>
/// <param name="Extrapolator">What carries tracks: our engine.</param>
/// <param name="File">Its trained file; null where it has none of its own.</param>
/// <param name="Coarse">The classical extrapolator that its file corrects, or empty.</param>
/// <param name="Network">The model where all of it is a network, which other runtimes can load; null where it evaluates a field.</param>
internal sealed record InferenceModel(string Name, string Family, Extrapolator Extrapolator, string? File, string Coarse, DeepTrackNetwork? Network);
