using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The plans' PINNZFracInput: state(z) = start + zeta c(inputs, zeta). The fraction of the step is a further input, so the
/// path may bend; the network runs once for every point of it.
/// </summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="MixesNormalisations">The published skip; see <see cref="ResidualFamily"/>.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record FractionFamily(ImmutableArray<int> Hidden, bool MixesNormalisations = false, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"PINN z-fraction {HiddenLayers.Text(Hidden)}{(MixesNormalisations ? MixedSkip.Suffix : "")}", Activation)
{
    /// <inheritdoc/>
    public override double StartGain(int layer, int layers) => layer == layers - 1 ? 0.1 : 1;

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        var inputs = tape.ConcatColumns(tape.RepeatRows(features, count), fractions);
        var path = tape.Multiply(tape.Dense(HiddenLayers.Dense(tape, inputs, Hidden, Activation), 4), fractions);
        return MixedSkip.Add(tape, MixesNormalisations, features, path, count);
    }
}
