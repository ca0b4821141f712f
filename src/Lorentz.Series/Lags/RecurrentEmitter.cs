using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A GRU that walks back over the lags: at each it reads the position's token and the lag's own, and says the lag's weight.</summary>
/// <inheritdoc/>
public sealed record RecurrentEmitter(string Name, int Hidden, int Width) : LagEmitter(Name, Hidden, Width)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape<double> tape, TapeNode position, int lags)
    {
        var (count, start) = (lags + 1, StartingWeights.Torch(Hidden));
        var own = tape.Parameter(count, Width, StartingWeights.Normal(1));
        var cell = GatedRecurrentUnit.Bind(tape, 2 * Width, Hidden, StartingWeights.Torch(2 * Width), start, start);
        var last = tape.Linear(Hidden, 1, start, StartingWeights.Zero);
        var each = tape.Tape.Add(tape.Tape.ConstantPerSample(count, Width, new double[count * Width]), own);
        var rows = tape.Tape.ConcatColumns(tape.Tape.RepeatRows(position, count), each);
        return tape.Tape.Reshape(last.Apply(tape.Tape, cell.All(rows, count)), 1, count);
    }
}
