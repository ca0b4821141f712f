namespace Lorentz.Learning.Training;

/// <summary>Watches a training and says when to save or stop; clocks and files are its business, not the trainer's.</summary>
public interface ITrainingObserver
{
    /// <summary>Steps from one report to the next, at least 1.</summary>
    int StepsBetweenReports { get; }

    /// <summary>A report, with the answer what to do.</summary>
    TrainingAction OnProgress(in TrainingProgress progress);

    /// <summary>An epoch has ended.</summary>
    void OnEpoch(EpochRecord record);

    /// <summary>The state that a <see cref="TrainingAction.Checkpoint"/> asked for.</summary>
    void OnCheckpoint(TrainingState state);
}
