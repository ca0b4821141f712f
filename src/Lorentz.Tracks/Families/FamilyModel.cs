using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Tracks.Families;

/// <summary>A trained member of a family as data.</summary>
/// <param name="Family">How its numbers are used.</param>
/// <param name="Weights">Its weights in the order of recording; not to be changed.</param>
/// <param name="Formulation">What goes in and what comes out.</param>
/// <param name="Domain">Ranges of the training set.</param>
public sealed record FamilyModel(TrackFamily Family, float[] Weights, Formulation Formulation, TrainingDomain Domain);
