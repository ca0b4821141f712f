namespace Lorentz.Sequences.Models;

/// <summary>The step dt of a state-space block, one token long.</summary>
public abstract record StateSpaceStep
{
    private StateSpaceStep()
    {
    }

    /// <summary>1 / N, N the length of the sequence: as published. It changes where the length does.</summary>
    public sealed record OfLength : StateSpaceStep;

    /// <summary>The same for every length.</summary>
    /// <param name="Value">dt.</param>
    public sealed record Fixed(double Value) : StateSpaceStep;

    /// <summary>Learned, one for each block, the same for every length.</summary>
    /// <param name="Start">dt before training.</param>
    public sealed record Learned(double Start) : StateSpaceStep;
}
