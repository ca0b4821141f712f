using System.Numerics;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>An activation, or its derivative of some order, of every element.</summary>
internal sealed class ActivationOperation<T>(TapeNode x, ActivationKind kind, int order) : TapeOperation<T>(x.Shape, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>0 for the activation itself, else which derivative of it.</summary>
    internal int Order => order;

    /// <summary>The activation.</summary>
    internal ActivationKind Kind => kind;

    internal override string Details => FormattableString.Invariant($"{kind} {order}");

    internal override int Scratch => 3 * RowBlocks<T>.Room(Shape.Columns);

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        if (frame.IsDone(self))
        {
            return;
        }

        var source = frame.Value(x);
        var target = frame.Value(self);
        var keeper = frame.SlopeKeeper(self);
        var slope = keeper is { } node ? frame.Value(node) : target;
        var blocks = new RowBlocks<T>(target.Rows, target.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var from = blocks.Read(source, row, count, frame.Scratch);
            var to = blocks.Plain(target, row, count);
            if (keeper is not null)
            {
                ActivationFunctions.ValueAndDerivative(kind, from, to, blocks.Plain(slope, row, count));
            }
            else
            {
                Apply(order, from, to);
            }
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        var source = frame.Gradient(self);
        var target = frame.Gradient(x);
        var accumulate = frame.Accumulates(self, 0);
        var keeper = frame.SlopeKeeper(self);
        var value = frame.Value(keeper ?? x);
        var blocks = new RowBlocks<T>(source.Rows, source.Columns);
        var plain = blocks.IsPlain(target);
        var length = RowBlocks<T>.Room(Shape.Columns);
        for (var row = 0; row < blocks.Rows; row += blocks.Step)
        {
            var count = Math.Min(blocks.Step, blocks.Rows - row);
            var slope = blocks.Read(value, row, count, frame.Scratch);
            if (keeper is null)
            {
                var room = frame.Scratch.Slice(length, slope.Length);
                Apply(order + 1, slope, room);
                slope = room;
            }

            var g = blocks.Plain(source, row, count);
            if (plain)
            {
                AddProduct(slope, g, blocks.Plain(target, row, count), accumulate);
            }
            else
            {
                var change = frame.Scratch.Slice(2 * length, g.Length);
                AddProduct(slope, g, change, false);
                blocks.Write(change, target, row, count, accumulate);
            }
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

    private static void AddProduct(ReadOnlySpan<T> slope, ReadOnlySpan<T> source, Span<T> target, bool accumulate)
    {
        var i = 0;
        for (; i <= slope.Length - Vector256<T>.Count; i += Vector256<T>.Count)
        {
            var change = Lanes.LoadWhole(slope, i) * Lanes.LoadWhole(source, i);
            Lanes.StoreWhole(accumulate ? Lanes.LoadWhole<T>(target, i) + change : change, target, i);
        }

        if (i < slope.Length)
        {
            var change = Lanes.Load(slope, i) * Lanes.Load(source, i);
            Lanes.Store(accumulate ? Lanes.Load<T>(target, i) + change : change, target, i);
        }
    }
}
