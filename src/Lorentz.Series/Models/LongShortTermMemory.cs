using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>
/// Long short-term memory as PyTorch has it (Hochreiter and Schmidhuber 1997 with a forget gate):
/// i, f, o = sigmoid(...), g = tanh(...), c' = f c + i g, h' = o tanh(c'); every gate from W_i x + b_i + W_h h + b_h.
/// </summary>
/// <param name="tape">The tape.</param>
/// <param name="hidden">Size of the hidden state.</param>
/// <param name="input">Gates from the input, in the order i, f, o, g.</param>
/// <param name="state">Gates from the hidden state, in the same order.</param>
internal sealed class LongShortTermMemory(TapeBuilder<double> tape, int hidden, LinearLayer input, LinearLayer state) : RecurrentCell(tape, hidden)
{
    private const int Gates = 4;

    internal static LongShortTermMemory Bind(ModelTape<double> tape, int inputs, int hidden, StartingWeights fromInput, StartingWeights fromState, StartingWeights biases) =>
        new(tape.Tape, hidden, tape.Linear(inputs, Gates * hidden, fromInput, biases), tape.Linear(hidden, Gates * hidden, fromState, biases));

    internal override RecurrentCell Behind(LinearLayer first) => new LongShortTermMemory(Tape, Hidden, input.Behind(Tape, first), state);

    internal override TapeNode Run(TapeNode rows, int length)
    {
        var gates = Gates * Hidden;
        var inputs = Tape.Reshape(input.Apply(Tape, rows), 1, length * gates);
        TapeNode? h = null;
        TapeNode? c = null;
        for (var t = 0; t < length; t++)
        {
            var sum = Tape.Add(Tape.SliceColumns(inputs, t * gates, gates), h is { } now ? state.Apply(Tape, now) : state.Bias);
            var open = Tape.Activate(Tape.SliceColumns(sum, 0, 3 * Hidden), ActivationKind.Sigmoid);
            var candidate = Tape.Activate(Tape.SliceColumns(sum, 3 * Hidden, Hidden), ActivationKind.Tanh);
            var written = Tape.Multiply(Tape.SliceColumns(open, 0, Hidden), candidate);
            var cell = c is { } old ? Tape.Add(Tape.Multiply(Tape.SliceColumns(open, Hidden, Hidden), old), written) : written;
            h = Tape.Multiply(Tape.SliceColumns(open, 2 * Hidden, Hidden), Tape.Activate(cell, ActivationKind.Tanh));
            c = cell;
        }

        return h ?? Silent();
    }
}
