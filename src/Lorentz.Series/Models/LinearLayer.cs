using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>The parameters of x W^T + b on a tape.</summary>
/// <param name="Weights">W [outputs x inputs].</param>
/// <param name="Bias">b [1 x outputs].</param>
public readonly record struct LinearLayer(TapeNode Weights, TapeNode Bias)
{
    /// <summary>f(x W^T + b) of every row.</summary>
    public TapeNode Apply(TapeBuilder<double> tape, TapeNode x, ActivationKind activation = ActivationKind.Identity) =>
        tape.Dense(x, Weights, Bias, activation);
}
