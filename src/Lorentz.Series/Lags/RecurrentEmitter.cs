using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A GRU that reads learned tokens of the positions one after the other and says the weights of the lags from its hidden state.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Size of the hidden state.</param>
/// <param name="Width">Columns of a token.</param>
public sealed record RecurrentEmitter(string Name, int Hidden, int Width) : LagEmitter(Name)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape tape, int positions, int lags)
    {
        var tokens = tape.Parameter(positions, Width, StartingWeights.Normal(1));
        var start = StartingWeights.Torch(Hidden);
        var cell = GatedRecurrentUnit.Bind(tape, Width, Hidden, StartingWeights.Torch(Width), start, start);
        var last = tape.Linear(Hidden, lags + 1, StartingWeights.Torch(Hidden), StartingWeights.Zero);
        return last.Apply(tape.Tape, cell.All(tokens, positions));
    }
}
