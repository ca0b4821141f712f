namespace Lorentz.Learning.FirstOrder;

/// <summary>What decides the course of <see cref="Adam"/>, apart from the function.</summary>
public sealed record AdamOptions
{
    /// <summary>Length of a step in each variable, as a scale.</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>What the rate of each step is multiplied by.</summary>
    public RateSchedule Schedule { get; init; } = new RateSchedule.Constant();

    /// <summary>What a step leaves of the mean gradient.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>What a step leaves of the mean squared gradient.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root of the mean squared gradient.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Share of every variable that a step takes off, per unit of rate; zero for plain Adam.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Length to which longer gradients are shortened; null for none.</summary>
    public double? GradientNormLimit { get; init; }
}
