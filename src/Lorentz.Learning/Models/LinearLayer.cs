using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Models;

/// <summary>The parameters of x W^T + b on a tape.</summary>
/// <param name="Weights">W [outputs x inputs].</param>
/// <param name="Bias">b [1 x outputs].</param>
public readonly record struct LinearLayer(TapeNode Weights, TapeNode Bias)
{
    /// <summary>f(x W^T + b) of every row.</summary>
    public TapeNode Apply<T>(TapeBuilder<T> tape, TapeNode x, ActivationKind activation = ActivationKind.Identity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tape.Dense(x, Weights, Bias, activation);

    /// <summary>
    /// This layer behind another, as one: W (V x + a) + b = (W V) x + (W a + b). What is applied many times is then as narrow
    /// as the first layer's argument.
    /// </summary>
    /// <param name="tape">The tape.</param>
    /// <param name="first">The layer in front.</param>
    public LinearLayer Behind<T>(TapeBuilder<T> tape, LinearLayer first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(tape.MatMul(Weights, first.Weights), tape.Dense(first.Bias, Weights, Bias));
}
