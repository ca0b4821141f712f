using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>A GRU that reads the positions one after the other and says the weights of the lags from its hidden state.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Size of the hidden state.</param>
public sealed record RecurrentEmitter(string Name, int Hidden) : LagEmitter(Name)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape tape, TapeNode positions, int lags)
    {
        var inputs = positions.Columns;
        var cell = GatedRecurrentUnit.Bind(
            tape, inputs, Hidden, StartingWeights.Uniform(1), StartingWeights.Torch(Hidden), StartingWeights.Uniform(0.5));
        var last = tape.Linear(Hidden, lags + 1, StartingWeights.Torch(Hidden), StartingWeights.Zero);
        return last.Apply(tape.Tape, cell.All(positions, positions.Shape.Rows));
    }
}
