using System.Collections.Immutable;
using Lorentz.Series.Training;

namespace Lorentz.Series.Lags;

/// <summary>A trained network of lags.</summary>
/// <param name="Table">The weights it says.</param>
/// <param name="Parameters">Number of its parameters.</param>
/// <param name="Iterations">Iterations of Levenberg-Marquardt done.</param>
/// <param name="Curve">Mean squared scaled error on the examples; a row of a Jacobian counts as one gradient.</param>
public sealed record TrainedLags(LagTable Table, int Parameters, int Iterations, ImmutableArray<LossPoint> Curve);
