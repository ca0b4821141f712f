using System.Numerics;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Models;

/// <summary>Attention of rows to other rows, parameters as in PyTorch's multi-head attention: 4 width (width + 1) of them.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class CrossAttention<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ModelTape<T> model;
    private readonly int width;
    private readonly int heads;
    private readonly double dropout;
    private readonly LinearLayer queries;
    private readonly LinearLayer keysAndValues;
    private readonly LinearLayer output;

    /// <summary>The next parameters.</summary>
    /// <param name="model">The tape.</param>
    /// <param name="width">Columns of all rows.</param>
    /// <param name="heads">Number of heads; divides the width.</param>
    /// <param name="dropout">Probability that a weight is zero in training.</param>
    public CrossAttention(ModelTape<T> model, int width, int heads, double dropout)
    {
        (this.model, this.width, this.heads, this.dropout) = (model, width, heads, dropout);

        // PyTorch keeps the three projections in one matrix and draws them as one.
        var start = StartingWeights.Xavier(width, 3 * width);
        queries = model.Linear(width, width, start, StartingWeights.Zero);
        keysAndValues = model.Linear(width, 2 * width, start, StartingWeights.Zero);
        output = model.Linear(width, width, StartingWeights.Torch(width), StartingWeights.Zero);
    }

    /// <summary>What rows find in others.</summary>
    /// <param name="rows">Rows that ask, [samples x rows x width].</param>
    /// <param name="seen">Rows that answer.</param>
    public TapeNode Apply(TapeNode rows, TapeNode seen)
    {
        var tape = model.Tape;
        var both = keysAndValues.Apply(tape, seen);
        return output.Apply(tape, AttentionHeads.Run(
            model, queries.Apply(tape, rows), tape.SliceColumns(both, 0, width), tape.SliceColumns(both, width, width), heads, dropout, null));
    }
}
