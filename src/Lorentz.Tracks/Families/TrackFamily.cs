using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// A family of models: from the inputs of a track, how its states at fractions of the step come about. Recorded on a tape,
/// which then gives values, gradients and derivatives along the path.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public abstract record TrackFamily(string Name, ActivationKind Activation)
{
    /// <summary>
    /// Records the states at fractions of the step, in the normalised units of the formulation the family is trained with.
    /// Parameters are recorded on the first call: each tape takes one call.
    /// </summary>
    /// <param name="tape">The tape.</param>
    /// <param name="features">Normalised inputs, one row a sample.</param>
    /// <param name="fractions">
    /// Fractions of dz, 1 for the end of the step: one row for each fraction, one column; constants of the tape or inputs.
    /// </param>
    /// <param name="count">Number of fractions.</param>
    /// <returns>x, y, tx, ty: as many rows a sample as there are fractions, four columns.</returns>
    public abstract TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>;

    /// <summary>Factor on the starting weights of a parameter matrix, where a family asks for a small beginning; 1 for most.</summary>
    /// <param name="layer">Number of the dense layer, in order of recording.</param>
    /// <param name="layers">Dense layers in all.</param>
    public virtual double StartGain(int layer, int layers) => 1;

    /// <summary>Weights and biases for a number of inputs.</summary>
    /// <param name="inputs">Normalised inputs.</param>
    public int Parameters(int inputs)
    {
        var tape = new TapeBuilder<float>();
        var features = tape.Input(inputs);
        _ = Record(tape, features, tape.ConstantPerSample(1, 1, 1), 1);
        return tape.ParameterCount;
    }
}
