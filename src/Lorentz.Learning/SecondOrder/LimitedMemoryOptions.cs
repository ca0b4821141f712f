namespace Lorentz.Learning.SecondOrder;

/// <summary>What decides the course of <see cref="LimitedMemoryBfgs"/>, apart from the function.</summary>
public sealed record LimitedMemoryOptions
{
    /// <summary>Pairs of steps and gradient changes kept.</summary>
    public int Memory { get; init; } = 20;

    /// <summary>Largest component of the gradient at which the optimisation counts as converged.</summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>Conditions every accepted step satisfies.</summary>
    public WolfeConditions Wolfe { get; init; } = new();

    /// <summary>Most evaluations in one line search.</summary>
    public int LineSearchEvaluations { get; init; } = 30;
}
