using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>
/// The journal's transformer: Linear(1, d) and a learned table of positions, encoder layers, Linear(d, 1) of the last token.
/// Where there is no prefix yet a learned token stands for it.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Shape">The encoder.</param>
/// <param name="Positions">Rows of the table of positions, 50 in the journal; more than the longest prefix.</param>
/// <param name="HasStart">Whether there is a token for the empty prefix: needed to roll out, absent in the journal's recurrence tests.</param>
public sealed record Transformer(string Name, EncoderShape Shape, int Positions = 50, bool HasStart = false) : CoefficientModel(Name)
{
    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms)
    {
        var width = Shape.Width;
        var embedding = tape.Linear(1, width, StartingWeights.Torch(1), StartingWeights.Torch(1));
        var positions = tape.Parameter(Positions, width, StartingWeights.Normal(1));
        var layers = Enumerable.Range(0, Shape.Layers).Select(_ => new EncoderLayer<double>(tape, Shape)).ToArray();
        var last = tape.Linear(width, 1, StartingWeights.Torch(width), StartingWeights.Torch(width));
        TapeNode? start = HasStart ? tape.Parameter(1, width, StartingWeights.Normal(1)) : null;
        return new Bound(tape.Tape, this, embedding, tape.Tape.Reshape(positions, 1, Positions * width), layers, last, start);
    }

    private sealed class Bound(
        TapeBuilder<double> tape, Transformer model, LinearLayer embedding, TapeNode positions, EncoderLayer<double>[] layers, LinearLayer last, TapeNode? start) : BoundModel
    {
        public override TapeNode Next(TapeNode? prefix, int length)
        {
            var width = model.Shape.Width;
            TapeNode tokens;
            var count = Math.Max(1, length);
            if (prefix is { } known)
            {
                var places = tape.Reshape(tape.SliceColumns(positions, 0, length * width), length, width);
                tokens = tape.Add(embedding.Apply(tape, tape.Reshape(known, length, 1)), places);
            }
            else
            {
                tokens = tape.Add(
                    tape.ConstantPerSample(1, width, new double[width]),
                    start ?? throw new InvalidOperationException($"{model.Name} has no token for the empty prefix"));
            }

            foreach (var layer in layers)
            {
                tokens = layer.Apply(tokens, count);
            }

            return last.Apply(tape, tape.SliceColumns(tape.Reshape(tokens, 1, count * width), (count - 1) * width, width));
        }
    }
}
