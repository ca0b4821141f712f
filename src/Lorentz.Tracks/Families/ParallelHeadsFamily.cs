using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The published RK-PINN: a backbone of all hidden layers but the last, and four heads (features, and later a fraction
/// 1/4, 1/2, 3/4, 1 of the step -> last hidden layer -> four numbers), averaged with the softmax of four learned numbers.
/// No stage depends on another and no field is looked up: there is nothing of Runge and Kutta in it but the number four.
/// </summary>
/// <remarks>
/// The learned numbers start at (1, 2, 2, 1)/6, and softmax makes (0.229, 0.271, 0.271, 0.229) of them, not Runge-Kutta's
/// weights.
/// </remarks>
/// <param name="Hidden">Neurons of each hidden layer, the last one being that of the heads.</param>
/// <param name="SeesFraction">Whether a head is told its fraction; in the leaderboard of the plans it was not.</param>
/// <param name="Activation">Activation of the hidden layers.</param>
public sealed record ParallelHeadsFamily(ImmutableArray<int> Hidden, bool SeesFraction = false, ActivationKind Activation = ActivationKind.Silu)
    : TrackFamily($"RK-PINN {HiddenLayers.Text(Hidden)}", Activation)
{
    /// <summary>Number of heads.</summary>
    public const int Heads = 4;

    /// <inheritdoc/>
    public override TapeNode Record<T>(TapeBuilder<T> tape, TapeNode features, TapeNode fractions, int count)
    {
        if (count != 1)
        {
            throw new ArgumentException($"the heads give the end only: {count} fractions asked for, 1 is valid", nameof(count));
        }

        var backbone = HiddenLayers.Dense(tape, features, Hidden[..^1], Activation);
        var logits = tape.Add(tape.Parameter(1, Heads), tape.Constant(1, Heads, 1.0 / 6, 2.0 / 6, 2.0 / 6, 1.0 / 6));
        var shares = tape.Softmax(logits);
        TapeNode? sum = null;
        for (var head = 0; head < Heads; head++)
        {
            var inputs = SeesFraction ? tape.ConcatColumns(backbone, tape.ConstantPerSample(1, 1, (head + 1.0) / Heads)) : backbone;
            var output = tape.Dense(tape.Dense(inputs, Hidden[^1], Activation), 4);
            var part = tape.Multiply(output, tape.SliceColumns(shares, head, 1));
            sum = sum is { } before ? tape.Add(before, part) : part;
        }

        return sum!.Value;
    }
}
