using Lorentz.Sequences.Models;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>How a trained model is asked.</summary>
/// <param name="Name">In words.</param>
/// <param name="Length">Tokens of a sequence.</param>
/// <param name="Queries">Pixels asked for, in as many sequences as they need.</param>
internal sealed record LengthSetting(string Name, int Length, int Queries)
{
    /// <summary>Whether queries come row by row.</summary>
    public bool IsRaster { get; init; }

    /// <summary>Whether the sampler forgets where the flow stands, as the plan's does.</summary>
    public bool IsForgetful { get; init; }

    /// <summary>Step of the state-space blocks where it is not that of the training.</summary>
    public StateSpaceStep? Step { get; init; }

    /// <summary>Times the number of Heun steps.</summary>
    public int StepFactor { get; init; } = 1;
}
