using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The plans' PINNResidual: state(z) = start + zeta c(inputs), zeta the fraction of the step. The network does not see zeta,
/// so every path it can describe is a straight line from the start to the end, in slopes as in positions.
/// </summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="MixesNormalisations">
/// The published form: the start enters in the normalisation of the inputs and leaves in that of the outputs. Otherwise
/// the start is added in physical units, by the formulation.
/// </param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record ResidualFamily(ImmutableArray<int> Hidden, bool MixesNormalisations = false, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"PINN residual {HiddenLayers.Text(Hidden)}{(MixesNormalisations ? MixedSkip.Suffix : "")}", Activation)
{
    /// <summary>The plans start the last layer at a tenth.</summary>
    public override double StartGain(int layer, int layers) => layer == layers - 1 ? 0.1 : 1;

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        var correction = tape.Dense(HiddenLayers.Dense(tape, features, Hidden, Activation), 4);
        var path = tape.Multiply(tape.RepeatRows(correction, count), fractions);
        return MixedSkip.Add(tape, MixesNormalisations, features, path, count);
    }
}
