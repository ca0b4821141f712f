namespace Lorentz.Learning.Training;

/// <summary>What an observer wants next.</summary>
public enum TrainingAction
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Hand over the state, then go on.</summary>
    Checkpoint,

    /// <summary>End here; the result carries the state.</summary>
    Stop,
}
