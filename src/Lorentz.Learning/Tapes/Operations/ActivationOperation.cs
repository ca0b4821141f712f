using System.Numerics;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;
using Lorentz.Numerics.Matrices;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>An activation, or its derivative of some order, of every element.</summary>
internal sealed class ActivationOperation<T>(TapeNode x, ActivationKind kind, int order) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override string Details => FormattableString.Invariant($"{kind} {order}");

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var source = frame.Value(x);
        var target = frame.Value(self);
        if (source.IsWhole())
        {
            source = source.Flat();
            target = target.Flat();
        }

        for (var row = 0; row < source.Rows; row++)
        {
            Apply(order, source.Row(row), target.Row(row));
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var value = frame.Value(x);
        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        if (value.IsWhole() && target.IsWhole())
        {
            value = value.Flat();
            source = source.Flat();
            target = target.Flat();
        }

        for (var row = 0; row < value.Rows; row++)
        {
            Backward(value.Row(row), source.Row(row), target.Row(row), frame.Scratch, frame.Accumulates(self, 0));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.Multiply(tape.ActivationDerivative(x, kind, order + 1), tangents[0]!.Value);

    private void Apply(int derivative, ReadOnlySpan<T> z, Span<T> result)
    {
        if (derivative == 0)
        {
            ActivationFunctions.Value(kind, z, result);
        }
        else
        {
            ActivationFunctions.Derivative(kind, derivative, z, result);
        }
    }

    private void Backward(ReadOnlySpan<T> z, ReadOnlySpan<T> source, Span<T> target, Span<T> scratch, bool accumulate)
    {
        for (var start = 0; start < z.Length; start += Blocks.Length)
        {
            var length = Math.Min(Blocks.Length, z.Length - start);
            var slope = scratch[..length];
            Apply(order + 1, z.Slice(start, length), slope);
            var g = source.Slice(start, length);
            var d = target.Slice(start, length);
            for (var i = 0; i < length; i += Vector256<T>.Count)
            {
                var change = Lanes.Load<T>(slope, i) * Lanes.Load(g, i);
                Lanes.Store(accumulate ? Lanes.Load<T>(d, i) + change : change, d, i);
            }
        }
    }
}
