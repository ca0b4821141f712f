using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>A plain network of dense layers: it knows the end of the step and nothing of the way there.</summary>
/// <param name="Hidden">Neurons of each hidden layer.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record PlainFamily(ImmutableArray<int> Hidden, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"MLP {HiddenLayers.Text(Hidden)}", Activation)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">When asked for more than the end of the step.</exception>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count) =>
        count == 1
            ? tape.Dense(HiddenLayers.Dense(tape, features, Hidden, Activation), 4)
            : throw new ArgumentException($"a plain network has no path: {count} fractions asked for, 1 is valid", nameof(count));
}
