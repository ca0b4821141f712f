using System.Numerics;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Models;

/// <summary>Scaled dot-product attention in several heads (Vaswani et al. 2017, arXiv:1706.03762, eq. 1).</summary>
internal static class AttentionHeads
{
    /// <summary>softmax(Q K^T / sqrt(columns of a head)) V of every head, side by side.</summary>
    /// <param name="model">The tape, for dropout of the weights.</param>
    /// <param name="query">Q [samples x rows x width].</param>
    /// <param name="key">K [samples x seen rows x width].</param>
    /// <param name="value">V, as K.</param>
    /// <param name="heads">Number of heads; divides the width.</param>
    /// <param name="dropout">Probability that a weight is zero.</param>
    /// <param name="mask">Added to the scores of every head; null for nothing.</param>
    internal static TapeNode Run<T>(ModelTape<T> model, TapeNode query, TapeNode key, TapeNode value, int heads, double dropout, TapeNode? mask)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tape = model.Tape;
        var columns = query.Columns / heads;
        var parts = new TapeNode[heads];
        for (var head = 0; head < heads; head++)
        {
            var q = tape.SliceColumns(query, head * columns, columns);
            var k = tape.SliceColumns(key, head * columns, columns);
            var v = tape.SliceColumns(value, head * columns, columns);
            var scores = tape.Scale(tape.MatMul(q, k, transposeB: true), 1 / Math.Sqrt(columns));
            if (mask is { } hidden)
            {
                scores = tape.Add(scores, hidden);
            }

            parts[head] = tape.MatMul(model.Drop(tape.Softmax(scores), dropout), v);
        }

        return tape.ConcatColumns(parts);
    }
}
