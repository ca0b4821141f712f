using Lorentz.Lab.Training;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>How a network of several layers did.</summary>
/// <param name="Model">What was trained.</param>
/// <param name="Trained">Its weights.</param>
/// <param name="Outcome">How long it took.</param>
/// <param name="Errors">Errors on the test set.</param>
internal sealed record DeepScore(DeepModel Model, FamilyModel Trained, TrainingOutcome Outcome, ErrorSummary Errors);
