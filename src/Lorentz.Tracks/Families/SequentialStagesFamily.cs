using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// A network with the stages of a Runge-Kutta step: stage i sees the backbone, the fraction c_i of the step and the state
/// that the increment of the stage before it leads to, and gives the increment there; the answer is the classical
/// combination (k1 + 2 k2 + 2 k3 + k4) / 6 (Kutta 1901).
/// </summary>
/// <remarks>
/// The increments are those of the whole step (deviations from the start in normalised units), as in the tableau
/// c = (0, 1/2, 1/2, 1), a21 = a32 = 1/2, a43 = 1.
/// </remarks>
/// <param name="Hidden">Neurons of each hidden layer, the last one being that of the stages.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record SequentialStagesFamily(ImmutableArray<int> Hidden, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"true RK-PINN {HiddenLayers.Text(Hidden)}", Activation)
{
    private static readonly ImmutableArray<double> Places = [0, 0.5, 0.5, 1];

    private static readonly ImmutableArray<double> Weights = [1.0 / 6, 2.0 / 6, 2.0 / 6, 1.0 / 6];

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        if (count != 1)
        {
            throw new ArgumentException($"the stages give the end only: {count} fractions asked for, 1 is valid", nameof(count));
        }

        var backbone = HiddenLayers.Dense(tape, features, Hidden[..^1], Activation);
        TapeNode? increment = null, sum = null;
        for (var stage = 0; stage < Places.Length; stage++)
        {
            var reached = increment is { } before ? tape.Scale(before, Places[stage]) : tape.ConstantPerSample(1, 4, 0, 0, 0, 0);
            var inputs = tape.ConcatColumns(backbone, tape.ConstantPerSample(1, 1, Places[stage]), reached);
            increment = tape.Dense(tape.Dense(inputs, Hidden[^1], Activation), 4);
            var part = tape.Scale(increment.Value, Weights[stage]);
            sum = sum is { } total ? tape.Add(total, part) : part;
        }

        return sum!.Value;
    }
}
