namespace Lorentz.Learning.SecondOrder;

/// <summary>How an optimisation ended.</summary>
public enum OptimiserOutcome
{
    /// <summary>The gradient is as small as asked for, or no step changes the point any more.</summary>
    Converged = 1,

    /// <summary>As many iterations as allowed were done; the state can be carried on.</summary>
    IterationLimit = 2,

    /// <summary>No step along the search direction (or no damping) makes the function smaller; usually its rounding errors are reached.</summary>
    LineSearchFailed = 3,

    /// <summary>The function or its gradient is not a finite number where the optimisation stands.</summary>
    NotFinite = 4,
}
