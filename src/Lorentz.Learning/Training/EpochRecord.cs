namespace Lorentz.Learning.Training;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">Epoch from 0.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's samples, each taken at the step that used it.</param>
/// <param name="ValidationLoss">Mean loss over the validation samples at the end of the epoch.</param>
/// <param name="LearningRate">Rate of the epoch's last step.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double ValidationLoss, double LearningRate);
