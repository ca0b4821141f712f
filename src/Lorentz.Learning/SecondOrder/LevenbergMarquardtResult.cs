namespace Lorentz.Learning.SecondOrder;

/// <summary>How a Levenberg-Marquardt optimisation ended.</summary>
/// <param name="State">Where it stands; the best point it found.</param>
/// <param name="Outcome">Why it ended.</param>
public sealed record LevenbergMarquardtResult(LevenbergMarquardtState State, OptimiserOutcome Outcome);
