using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>x W^T + b for every row x.</summary>
internal sealed class DenseOperation<T>(TapeShape shape, TapeNode x, TapeNode weights, TapeNode bias)
    : TapeOperation<T>(shape, x, weights, bias), ISharedProduct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TapeNode? Rows => x;

    public TapeNode Factor => weights;

    public bool TransposeFactor => true;

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var b = frame.Value(bias).Row(0);
        var target = frame.Value(self);
        for (var row = 0; row < target.Rows; row++)
        {
            b.CopyTo(target.Row(row));
        }

        frame.Multiply(self, frame.Value(x), weights, true, target, true);
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Gradient(self);
        if (frame.Wants(x))
        {
            frame.Multiply(self, source, weights, false, frame.Gradient(x), frame.Accumulates(self, 0));
        }

        if (frame.Wants(weights))
        {
            frame.AddFactorGradient(self, x, weights, true, frame.Accumulates(self, 1));
        }

        if (frame.Wants(bias))
        {
            var target = frame.Gradient(bias).Row(0);
            for (var row = 0; row < source.Rows; row++)
            {
                Lanes.Put<T>(source.Row(row), target, row > 0 || frame.Accumulates(self, 2));
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents)
    {
        TapeNode? sum = tangents[0] is { } dx ? tape.MatMul(dx, weights, transposeB: true) : null;
        if (tangents[1] is { } dw)
        {
            var part = tape.MatMul(x, dw, transposeB: true);
            sum = sum is { } s ? tape.Add(s, part) : part;
        }

        if (tangents[2] is { } db)
        {
            sum = sum is { } s ? tape.Add(s, db) : db;
        }

        return tape.Spread(sum!.Value, Shape);
    }
}
