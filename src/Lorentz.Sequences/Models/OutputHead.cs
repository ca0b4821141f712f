namespace Lorentz.Sequences.Models;

/// <summary>What the number that a model says of a query means.</summary>
public enum OutputHead
{
    /// <summary>The velocity x1 - x0 of the flow, any number.</summary>
    Velocity,

    /// <summary>The velocity, behind a sigmoid: the plan's fix, which cannot say that a value falls, nor that it rises by more than 1.</summary>
    SigmoidVelocity,

    /// <summary>The value x1 at the end of the flow, from which the velocity is (x1 - z) / (1 - t).</summary>
    EndPoint,

    /// <summary>The value at the end, behind a sigmoid scaled to the range of values: what the plan's fix can mean.</summary>
    SigmoidEndPoint,
}
