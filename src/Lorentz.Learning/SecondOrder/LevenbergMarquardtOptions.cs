namespace Lorentz.Learning.SecondOrder;

/// <summary>What decides the course of <see cref="LevenbergMarquardt"/>, apart from the residuals.</summary>
public sealed record LevenbergMarquardtOptions
{
    /// <summary>First damping, in units of the largest diagonal element of J^T J.</summary>
    public double FirstDamping { get; init; } = 1e-3;

    /// <summary>Largest component of J^T r at which the optimisation counts as converged.</summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>Length of a step, against that of the point, below which the optimisation counts as converged.</summary>
    public double StepTolerance { get; init; } = 1e-14;

    /// <summary>By which equations steps are found where the Jacobian is stored whole; the others go by those of the variables.</summary>
    public StepEquations Equations { get; init; }

    /// <summary>Most dampings tried in a row without a better point.</summary>
    public int MostRejections { get; init; } = 30;
}
