using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// Feature-wise linear modulation (Perez et al. 2018, arXiv:1709.07871): the step length is no input but scales and shifts
/// every hidden neuron, h = f((1 + g(dz)) (W h + b) + s(dz)), g and s from a small network of dz alone.
/// </summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="Conditioner">Neurons of the network of dz.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record FilmFamily(ImmutableArray<int> Hidden, int Conditioner, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"FiLM {HiddenLayers.Text(Hidden)}", Activation)
{
    // Place of dz among the inputs of every formulation.
    private const int StepColumn = 5;

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        if (count != 1)
        {
            throw new ArgumentException($"a modulated network has no path: {count} fractions asked for, 1 is valid", nameof(count));
        }

        var step = tape.SliceColumns(features, StepColumn, 1);
        var x = tape.SliceColumns(features, 0, StepColumn);
        if (features.Columns > StepColumn + 1)
        {
            x = tape.ConcatColumns(x, tape.SliceColumns(features, StepColumn + 1, features.Columns - StepColumn - 1));
        }

        var condition = tape.Dense(step, Conditioner, Activation);
        foreach (var width in Hidden)
        {
            var scale = tape.AddScalar(tape.Dense(condition, width), 1);
            var shift = tape.Dense(condition, width);
            x = tape.Activate(tape.Add(tape.Multiply(tape.Dense(x, width), scale), shift), Activation);
        }

        return tape.Dense(x, 4);
    }
}
