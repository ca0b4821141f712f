namespace Lorentz.Learning.SecondOrder;

/// <summary>How a limited-memory BFGS optimisation ended.</summary>
/// <param name="State">Where it stands; the best point it found.</param>
/// <param name="Outcome">Why it ended.</param>
public sealed record LimitedMemoryResult(LimitedMemoryState State, OptimiserOutcome Outcome);
