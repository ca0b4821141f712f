using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>
/// The gated recurrent unit as PyTorch has it (Cho et al. 2014, arXiv:1406.1078, with the reset gate behind the product):
/// r, z = sigmoid(W_i x + b_i + W_h h + b_h), n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h' = n + z (h - n).
/// </summary>
/// <param name="tape">The tape.</param>
/// <param name="hidden">Size of the hidden state.</param>
/// <param name="input">Gates from the input, in the order r, z, n.</param>
/// <param name="state">Gates from the hidden state, in the same order.</param>
internal sealed class GatedRecurrentUnit(TapeBuilder<double> tape, int hidden, LinearLayer input, LinearLayer state) : RecurrentCell(tape, hidden)
{
    private const int Gates = 3;

    internal static GatedRecurrentUnit Bind(ModelTape<double> tape, int inputs, int hidden, StartingWeights fromInput, StartingWeights fromState, StartingWeights biases) =>
        new(tape.Tape, hidden, tape.Linear(inputs, Gates * hidden, fromInput, biases), tape.Linear(hidden, Gates * hidden, fromState, biases));

    internal override RecurrentCell Behind(LinearLayer first) => new GatedRecurrentUnit(Tape, Hidden, input.Behind(Tape, first), state);

    internal override TapeNode Run(TapeNode rows, int length) => length == 0 ? Silent() : States(rows, length)[^1];

    /// <summary>All hidden states, one row each.</summary>
    internal TapeNode All(TapeNode rows, int length) => Tape.Reshape(Tape.ConcatColumns(States(rows, length)), length, Hidden);

    private TapeNode[] States(TapeNode rows, int length)
    {
        var states = new TapeNode[length];
        var gates = Gates * Hidden;
        var inputs = Tape.Reshape(input.Apply(Tape, rows), 1, length * gates);
        TapeNode? h = null;
        for (var t = 0; t < length; t++)
        {
            // Before the first row the hidden state is zero, and its gates are their biases.
            var fromState = h is { } now ? state.Apply(Tape, now) : state.Bias;
            var both = Tape.Activate(
                Tape.Add(Tape.SliceColumns(inputs, t * gates, 2 * Hidden), Tape.SliceColumns(fromState, 0, 2 * Hidden)), ActivationKind.Sigmoid);
            var reset = Tape.SliceColumns(both, 0, Hidden);
            var update = Tape.SliceColumns(both, Hidden, Hidden);
            var candidate = Tape.Activate(
                Tape.Add(
                    Tape.SliceColumns(inputs, (t * gates) + (2 * Hidden), Hidden),
                    Tape.Multiply(reset, Tape.SliceColumns(fromState, 2 * Hidden, Hidden))),
                ActivationKind.Tanh);
            h = h is { } old
                ? Tape.Add(candidate, Tape.Multiply(update, Tape.Subtract(old, candidate)))
                : Tape.Subtract(candidate, Tape.Multiply(update, candidate));
            states[t] = h.Value;
        }

        return states;
    }
}
