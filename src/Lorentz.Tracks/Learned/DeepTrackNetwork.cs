using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Learned;

/// <summary>A trained network of several hidden layers as data: its weights, what its numbers mean, and where it was trained.</summary>
/// <param name="Network">The weights.</param>
/// <param name="Formulation">What goes in and what comes out.</param>
/// <param name="Domain">Ranges of the training set.</param>
public sealed record DeepTrackNetwork(DeepNetwork Network, Formulation Formulation, TrainingDomain Domain);
