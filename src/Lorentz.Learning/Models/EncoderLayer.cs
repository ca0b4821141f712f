using System.Numerics;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Models;

/// <summary>One layer of a transformer encoder (Vaswani et al. 2017, arXiv:1706.03762), parameters and dropout as in PyTorch.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class EncoderLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Far below any score: its weight is exactly zero.
    private const double Hidden = -1e30;
    private readonly ModelTape<T> model;
    private readonly EncoderShape shape;
    private readonly LinearLayer projections;
    private readonly LinearLayer output;
    private readonly LinearLayer first;
    private readonly LinearLayer second;
    private readonly LayerNorm attentionNorm;
    private readonly LayerNorm feedForwardNorm;

    /// <summary>The next layer's parameters.</summary>
    public EncoderLayer(ModelTape<T> model, EncoderShape shape)
    {
        var (width, inner) = (shape.Width, shape.Width * shape.FeedForwardFactor);
        (this.model, this.shape) = (model, shape);
        projections = model.Linear(width, 3 * width, StartingWeights.Xavier(width, 3 * width), StartingWeights.Zero);
        output = model.Linear(width, width, StartingWeights.Torch(width), StartingWeights.Zero);
        first = model.Linear(width, inner, StartingWeights.Torch(width), StartingWeights.Torch(width));
        second = model.Linear(inner, width, StartingWeights.Torch(inner), StartingWeights.Torch(inner));
        attentionNorm = LayerNorm.Bind(model, width);
        feedForwardNorm = LayerNorm.Bind(model, width);
    }

    /// <summary>Records the layer for rows [samples x length x width].</summary>
    /// <param name="x">The rows.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="seen">How many of the first rows all rows attend to, where no order hides some; null for all of them.</param>
    public TapeNode Apply(TapeNode x, int length, int? seen = null)
    {
        var tape = model.Tape;
        var answering = seen ?? length;
        if (shape.IsPreNorm)
        {
            x = tape.Add(x, Attend(attentionNorm.Apply(tape, x), length, answering));
            return tape.Add(x, FeedForward(feedForwardNorm.Apply(tape, x)));
        }

        x = attentionNorm.Apply(tape, tape.Add(x, Attend(x, length, answering)));
        return feedForwardNorm.Apply(tape, tape.Add(x, FeedForward(x)));
    }

    private TapeNode Attend(TapeNode x, int length, int seen)
    {
        var tape = model.Tape;
        var all = projections.Apply(tape, x);
        var answering = tape.SliceRows(all, 0, seen);
        TapeNode? mask = shape.IsCausal && length > 1 ? tape.Constant(length, length, Mask(length)) : null;
        var heads = AttentionHeads.Run(
            model, tape.SliceColumns(all, 0, shape.Width), tape.SliceColumns(answering, shape.Width, shape.Width),
            tape.SliceColumns(answering, 2 * shape.Width, shape.Width), shape.Heads, shape.Dropout, mask);
        return model.Drop(output.Apply(tape, heads), shape.Dropout);
    }

    private TapeNode FeedForward(TapeNode x)
    {
        var inner = model.Drop(first.Apply(model.Tape, x, shape.Activation), shape.Dropout);
        return model.Drop(second.Apply(model.Tape, inner), shape.Dropout);
    }

    private static double[] Mask(int length)
    {
        var mask = new double[length * length];
        for (var row = 0; row < length; row++)
        {
            mask.AsSpan((row * length) + row + 1, length - row - 1).Fill(Hidden);
        }

        return mask;
    }
}
