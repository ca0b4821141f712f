using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Normalisations;

namespace Lorentz.Series.Models;

/// <summary>
/// The journal's recurrent network: Linear(1, h), GRU or LSTM(h, h), Linear(h, h/2), ReLU, Linear(h/2, 1); the whole prefix
/// is read again for every coefficient, and its position is not told. Biases start at zero, weights at a tenth of Xavier's,
/// the head's at a hundredth: before training every output is exactly zero.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Cell">Which recurrent layer.</param>
/// <param name="Hidden">Size h of the hidden state.</param>
/// <param name="Normalisation">What is done to the prefix before it is read; the output is not scaled back.</param>
/// <param name="Encoding">How a coefficient is told and read.</param>
public sealed record RecurrentModel(
    string Name, RecurrentKind Cell, int Hidden, PrefixNormalisation Normalisation, CoefficientEncoding Encoding = CoefficientEncoding.Plain)
    : CoefficientModel(Name)
{
    /// <summary>Half width of the uniform start of all biases; the journal's is 0, from which y = 0 cannot be left except by the last bias.</summary>
    public double BiasSpread { get; init; }

    /// <summary>Factor on Xavier's spread inside the network.</summary>
    public double Gain { get; init; } = 0.1;

    /// <summary>Factor on Xavier's spread in the head.</summary>
    public double HeadGain { get; init; } = 0.01;

    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms)
    {
        var bias = StartingWeights.Uniform(BiasSpread);
        var channels = Encoding == CoefficientEncoding.Logarithmic ? 2 : 1;
        var gates = Cell == RecurrentKind.Gru ? 3 : 4;
        var embedding = tape.Linear(channels, Hidden, StartingWeights.Xavier(channels, Hidden, Gain), bias);
        var layer = StartingWeights.Xavier(Hidden, gates * Hidden, Gain);
        RecurrentCell cell = Cell == RecurrentKind.Gru
            ? GatedRecurrentUnit.Bind(tape, Hidden, Hidden, layer, layer, bias)
            : LongShortTermMemory.Bind(tape, Hidden, Hidden, layer, layer, bias);
        var head = tape.Linear(Hidden, Hidden / 2, StartingWeights.Xavier(Hidden, Hidden / 2, HeadGain), bias);
        var last = tape.Linear(Hidden / 2, channels, StartingWeights.Xavier(Hidden / 2, channels, HeadGain), bias);
        return new Bound(tape.Tape, this, cell.Behind(embedding), head, last);
    }

    private sealed class Bound(
        TapeBuilder<double> tape, RecurrentModel model, RecurrentCell cell, LinearLayer head, LinearLayer last) : BoundModel
    {
        public override TapeNode Next(TapeNode? prefix, int length)
        {
            var hidden = cell.Silent();
            if (prefix is { } known)
            {
                var rows = Encodings.Rows(tape, model.Encoding, PrefixNormalisations.Apply(tape, model.Normalisation, known), length);
                hidden = cell.Run(rows, length);
            }

            return Encodings.Read(tape, model.Encoding, last.Apply(tape, head.Apply(tape, hidden, ActivationKind.Relu)));
        }
    }
}
