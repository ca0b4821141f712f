using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>
/// Attention over the earlier coefficients: a network of one hidden layer turns the position into a query, every lag has a
/// learned key, and the weight is their product. No softmax: weights of a recurrence have either sign and any sum.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Hidden neurons (tanh).</param>
/// <param name="Width">Columns of queries and keys.</param>
public sealed record AttentionEmitter(string Name, int Hidden, int Width) : LagEmitter(Name)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape tape, TapeNode positions, int lags)
    {
        var hidden = tape.Linear(positions.Columns, Hidden, StartingWeights.Uniform(2), StartingWeights.Uniform(1));
        var query = tape.Linear(Hidden, Width, StartingWeights.Torch(Hidden), StartingWeights.Torch(Hidden));
        var keys = tape.Parameter(lags + 1, Width, StartingWeights.Uniform(1));
        var queries = query.Apply(tape.Tape, hidden.Apply(tape.Tape, positions, ActivationKind.Tanh));
        return tape.Tape.MatMul(queries, keys, transposeB: true);
    }
}
