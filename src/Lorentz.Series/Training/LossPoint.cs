namespace Lorentz.Series.Training;

/// <summary>A point of a loss curve.</summary>
/// <param name="Evaluations">Gradients computed so far; a row of a Jacobian counts as one.</param>
/// <param name="Loss">The loss there.</param>
public readonly record struct LossPoint(long Evaluations, double Loss);
