namespace Lorentz.Learning.Training;

/// <summary>A state read from bytes, or why there is none.</summary>
/// <param name="State">The state; null where there is a fault.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record TrainingStateReading(TrainingState? State, TrainingStateFault Fault);
