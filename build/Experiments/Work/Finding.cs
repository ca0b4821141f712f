namespace Lorentz.Build.Experiments.Work;

/// <summary>A claim of a plan, and what became of it.</summary>
/// <param name="Claim">As the plan states it.</param>
/// <param name="Printed">Its number.</param>
/// <param name="Measured">Ours.</param>
/// <param name="Cause">Why the two differ, or why they agree.</param>
/// <param name="Experiment">Where it was measured.</param>
internal sealed record Finding(string Claim, string Printed, string Measured, string Cause, string Experiment);
