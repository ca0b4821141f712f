using Lorentz.Learning.SecondOrder;

namespace Lorentz.Learning.FirstOrder;

/// <summary>How a run of <see cref="Adam"/> ended.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">
/// <see cref="OptimiserOutcome.IterationLimit"/> after all steps; <see cref="OptimiserOutcome.NotFinite"/> before a step whose value
/// or gradient is no finite number.
/// </param>
public sealed record AdamResult(AdamState State, OptimiserOutcome Outcome);
