using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The plans' QuadraticResidual: state(z) = start + zeta c1(inputs) + zeta^2 c2(inputs), both corrections from one network.
/// </summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="MixesNormalisations">The published skip; see <see cref="ResidualFamily"/>.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record QuadraticFamily(ImmutableArray<int> Hidden, bool MixesNormalisations = false, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"PINN quadratic {HiddenLayers.Text(Hidden)}{(MixesNormalisations ? MixedSkip.Suffix : "")}", Activation)
{
    /// <inheritdoc/>
    public override double StartGain(int layer, int layers) => layer == layers - 1 ? 0.1 : 1;

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        var corrections = tape.RepeatRows(tape.Dense(HiddenLayers.Dense(tape, features, Hidden, Activation), 8), count);
        var linear = tape.Multiply(tape.SliceColumns(corrections, 0, 4), fractions);
        var quadratic = tape.Multiply(tape.SliceColumns(corrections, 4, 4), tape.Square(fractions));
        return MixedSkip.Add(tape, MixesNormalisations, features, tape.Add(linear, quadratic), count);
    }
}
