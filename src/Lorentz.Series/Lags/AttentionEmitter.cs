using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Lags;

/// <summary>
/// Attention over the earlier coefficients: a network of one hidden layer turns the position's token into a query, every lag
/// has a learned key, and the weight is their product. No softmax: weights of a recurrence have either sign and any sum.
/// Nothing here knows that these weights are fractions in l.
/// </summary>
/// <inheritdoc/>
public sealed record AttentionEmitter(string Name, int Hidden, int Width) : LagEmitter(Name, Hidden, Width)
{
    /// <inheritdoc/>
    public override TapeNode Record(ModelTape<double> tape, TapeNode position, int lags)
    {
        var hidden = tape.Linear(Width, Hidden, StartingWeights.Torch(Width), StartingWeights.Torch(Width));
        var query = tape.Linear(Hidden, Width, StartingWeights.Torch(Hidden), StartingWeights.Torch(Hidden));
        var keys = tape.Parameter(lags + 1, Width, StartingWeights.Uniform(1));
        return tape.Tape.MatMul(query.Apply(tape.Tape, hidden.Apply(tape.Tape, position, ActivationKind.Tanh)), keys, transposeB: true);
    }
}
