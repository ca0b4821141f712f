namespace Lorentz.Learning.Training;

/// <summary>Where a training stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all, should it not end early.</param>
/// <param name="Epoch">Current epoch from 0.</param>
/// <param name="Samples">Samples used since the beginning.</param>
/// <param name="Loss">Mean loss over the current epoch so far.</param>
/// <param name="LearningRate">Rate of the last step.</param>
public readonly record struct TrainingProgress(
    long Step, long Steps, int Epoch, long Samples, double Loss, double LearningRate);
