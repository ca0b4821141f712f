using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>
/// <see cref="PlainRecurrent"/> for homogeneous recurrences, whose answer grows with the prefix: it reads s / max |s| and its
/// answer is multiplied by max |s|. Beside every coefficient it is told the position l of the answer as 1/l and 1/(l - 1), of
/// which the weights of an equation of second order are made. A forcing it cannot learn: that does not grow with the prefix.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Size h of the hidden state.</param>
public sealed record ScaledRecurrent(string Name, int Hidden) : CoefficientModel(Name)
{
    private const int Channels = 3;

    /// <inheritdoc/>
    public override BoundModel Bind(ModelTape<double> tape, int terms)
    {
        var start = StartingWeights.Torch(Hidden);
        return new Bound(tape.Tape, GatedRecurrentUnit.Bind(tape, Channels, Hidden, start, start, start), tape.Linear(Hidden, 1, start, start));
    }

    private sealed class Bound(TapeBuilder<double> tape, RecurrentCell cell, LinearLayer last) : BoundModel
    {
        public override TapeNode Next(TapeNode? prefix, int length)
        {
            if (prefix is not { } known)
            {
                return last.Apply(tape, cell.Silent());
            }

            // A prefix of zeros stays what it is.
            var largest = tape.MaxColumns(tape.Abs(known));
            var scale = tape.Select(largest, largest, tape.ConstantPerSample(1, 1, 1));
            var rows = tape.ConcatColumns(tape.Reshape(tape.Divide(known, scale), length, 1), Position(length));
            return tape.Multiply(last.Apply(tape, cell.Run(rows, length)), scale);
        }

        // The second feature has no value at l = 1, where no equation of second order begins.
        private TapeNode Position(int length)
        {
            var features = new double[length * (Channels - 1)];
            for (var row = 0; row < length; row++)
            {
                features[row * 2] = 1.0 / length;
                features[(row * 2) + 1] = length > 1 ? 1.0 / (length - 1) : 0;
            }

            return tape.ConstantPerSample(length, Channels - 1, features);
        }
    }
}
