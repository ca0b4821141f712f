using Lorentz.Learning.Samples;

namespace Lorentz.Learning.Training;

/// <summary>What is trained: how a flat weight vector and samples make a loss. The weights themselves are elsewhere.</summary>
public abstract record Trainee
{
    private protected Trainee()
    {
    }

    /// <summary>Length of the weight vector.</summary>
    public abstract int Parameters { get; }

    /// <summary>Number of inputs of a sample.</summary>
    public abstract int Inputs { get; }

    /// <summary>Number of targets of a sample.</summary>
    public abstract int Targets { get; }

    /// <summary>A hash of everything that decides the loss: states belong to the trainee they were made for.</summary>
    public abstract ulong Fingerprint { get; }

    /// <summary>What of a plan does not fit, with what would be valid; null where nothing does not.</summary>
    public abstract string? Problem(TrainingPlan plan);

    /// <summary>Opens a training where a state left it.</summary>
    internal abstract TrainingSession Open(TrainingPlan plan, TrainingState state, SampleSource training, int threads);
}
