namespace Lorentz.Learning.Training;

/// <summary>How a training ended.</summary>
public abstract record TrainingResult
{
    private TrainingResult()
    {
    }

    /// <summary>All epochs are done.</summary>
    /// <param name="State">Where it ended.</param>
    public sealed record Completed(TrainingState State) : TrainingResult;

    /// <summary>The validation loss did not improve for as many epochs as the plan's patience.</summary>
    /// <param name="State">Where it ended.</param>
    public sealed record StoppedEarly(TrainingState State) : TrainingResult;

    /// <summary>The observer asked to stop.</summary>
    /// <param name="State">Where it stopped; running it again goes on from there.</param>
    public sealed record Interrupted(TrainingState State) : TrainingResult;

    /// <summary>A loss was infinite or not a number.</summary>
    /// <param name="Step">Steps done when it was seen.</param>
    public sealed record Diverged(long Step) : TrainingResult;
}
