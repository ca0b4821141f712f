using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>
/// Attention over the earlier coefficients: every position has a learned token, a network of one hidden layer turns it into a
/// query, every lag has a learned key, and the weight is their product. No softmax: weights of a recurrence have either sign
/// and any sum. Nothing here knows that these weights are fractions in l.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Hidden">Hidden neurons (tanh).</param>
/// <param name="Width">Columns of tokens, queries and keys.</param>
public sealed record AttentionEmitter(string Name, int Hidden, int Width) : LagEmitter(Name)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape tape, int positions, int lags)
    {
        var tokens = tape.Parameter(positions, Width, StartingWeights.Normal(1));
        var hidden = tape.Linear(Width, Hidden, StartingWeights.Torch(Width), StartingWeights.Torch(Width));
        var query = tape.Linear(Hidden, Width, StartingWeights.Torch(Hidden), StartingWeights.Torch(Hidden));
        var keys = tape.Parameter(lags + 1, Width, StartingWeights.Uniform(1));
        var queries = query.Apply(tape.Tape, hidden.Apply(tape.Tape, tokens, ActivationKind.Tanh));
        return tape.Tape.MatMul(queries, keys, transposeB: true);
    }
}
