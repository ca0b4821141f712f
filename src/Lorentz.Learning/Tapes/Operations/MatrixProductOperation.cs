using System.Numerics;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>op(a) op(b): one product for all rows, or one for every sample.</summary>
internal sealed class MatrixProductOperation<T>(TapeShape shape, TapeNode a, bool transposeA, TapeNode b, bool transposeB)
    : TapeOperation<T>(shape, a, b), ISharedProduct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TapeNode? Rows => IsTall ? a : null;

    public TapeNode Factor => b;

    public bool TransposeFactor => transposeB;

    // A matrix that is the same for all samples lets their rows be one tall matrix.
    private bool IsTall => !b.Shape.PerSample && !transposeA;

    internal override string Details => $"{transposeA} {transposeB}";

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        if (IsTall)
        {
            frame.Multiply(self, frame.Value(a), b, transposeB, frame.Value(self), false);
            return;
        }

        var products = Shape.PerSample ? frame.Samples : 1;
        for (var s = 0; s < products; s++)
        {
            MatrixProduct.Run(
                Part(frame.Value(a), a, s, products), transposeA, Part(frame.Value(b), b, s, products), transposeB,
                Part(frame.Value(self), self, s, products), false, frame.Room);
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (IsTall)
        {
            if (frame.Wants(a))
            {
                frame.Multiply(self, frame.Gradient(self), b, !transposeB, frame.Gradient(a), frame.Accumulates(self, 0));
            }

            if (frame.Wants(b))
            {
                frame.AddFactorGradient(self, a, b, transposeB, frame.Accumulates(self, 1));
            }

            return;
        }

        var products = Shape.PerSample ? frame.Samples : 1;
        if (frame.Wants(a))
        {
            var accumulate = frame.Accumulates(self, 0);
            for (var s = 0; s < products; s++)
            {
                var d = Part(frame.Gradient(a), a, s, products);
                var g = Part(frame.Gradient(self), self, s, products);
                var right = Part(frame.Value(b), b, s, products);
                var adds = accumulate || (s > 0 && !a.Shape.PerSample);
                if (transposeA)
                {
                    MatrixProduct.Run(right, transposeB, g, true, d, adds, frame.Room);
                }
                else
                {
                    MatrixProduct.Run(g, false, right, !transposeB, d, adds, frame.Room);
                }
            }
        }

        if (frame.Wants(b))
        {
            var accumulate = frame.Accumulates(self, 1);
            for (var s = 0; s < products; s++)
            {
                var d = Part(frame.Gradient(b), b, s, products);
                var g = Part(frame.Gradient(self), self, s, products);
                var left = Part(frame.Value(a), a, s, products);
                var adds = accumulate || (s > 0 && !b.Shape.PerSample);
                if (transposeB)
                {
                    MatrixProduct.Run(g, true, left, transposeA, d, adds, frame.Room);
                }
                else
                {
                    MatrixProduct.Run(left, !transposeA, g, false, d, adds, frame.Room);
                }
            }
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        (tangents[0], tangents[1]) switch
        {
            ({ } da, { } db) => tape.Add(tape.MatMul(da, b, transposeA, transposeB), tape.MatMul(a, db, transposeA, transposeB)),
            ({ } da, null) => tape.MatMul(da, b, transposeA, transposeB),
            _ => tape.MatMul(a, tangents[1]!.Value, transposeA, transposeB),
        };

    private static MatrixView<T> Part(MatrixView<T> whole, TapeNode node, int sample, int products) =>
        products == 1 || !node.Shape.PerSample ? whole : whole.Band(sample * node.Shape.Rows, node.Shape.Rows);
}
