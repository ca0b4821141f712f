namespace Lorentz.Learning.Training;

/// <summary>An observer that never interferes.</summary>
public sealed class SilentObserver : ITrainingObserver
{
    /// <inheritdoc/>
    public int StepsBetweenReports => int.MaxValue;

    /// <inheritdoc/>
    public TrainingAction OnProgress(in TrainingProgress progress) => TrainingAction.Continue;

    /// <inheritdoc/>
    public void OnEpoch(EpochRecord record)
    {
    }

    /// <inheritdoc/>
    public void OnCheckpoint(TrainingState state)
    {
    }
}
