using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Matrices;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A function of a row, as many rows at once as there are lanes; its derivatives come from jets over lanes.</summary>
internal sealed class PointwiseOperation<T, TFunction>(TapeNode x, TFunction function)
    : TapeOperation<T>(x.Shape with { Columns = function.Outputs }, x)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TFunction : struct, IPointFunction
{
    internal override string Details => FormattableString.Invariant($"{function}");

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        if (typeof(T) == typeof(float))
        {
            Forward<FloatLanes>(frame.Value(x), frame.Value(self));
        }
        else
        {
            Forward<DoubleLanes>(frame.Value(x), frame.Value(self));
        }
    }

    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        if (!frame.Wants(x))
        {
            return;
        }

        if (typeof(T) == typeof(float))
        {
            Backward<FloatLanes>(frame.Value(x), frame.Gradient(self), frame.Gradient(x), frame.Accumulates(self, 0));
        }
        else
        {
            Backward<DoubleLanes>(frame.Value(x), frame.Gradient(self), frame.Gradient(x), frame.Accumulates(self, 0));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents) =>
        tape.Pointwise(new TangentFunction<TFunction>(function), tape.ConcatColumns(x, tangents[0]!.Value));

    private void Forward<TLanes>(MatrixView<T> source, MatrixView<T> target)
        where TLanes : unmanaged, IReal<TLanes>
    {
        Span<TLanes> arguments = stackalloc TLanes[function.Inputs];
        Span<TLanes> results = stackalloc TLanes[function.Outputs];
        for (var row = 0; row < source.Rows; row += Vector256<T>.Count)
        {
            Gather(source, row, arguments);
            function.Evaluate<TLanes>(arguments, results);
            Scatter<TLanes>(results, target, row, 0, false);
        }
    }

    private void Backward<TLanes>(MatrixView<T> value, MatrixView<T> source, MatrixView<T> target, bool accumulate)
        where TLanes : unmanaged, IReal<TLanes>
    {
        var (inputs, outputs) = (function.Inputs, function.Outputs);
        Span<TLanes> arguments = stackalloc TLanes[inputs];
        Span<TLanes> gradient = stackalloc TLanes[outputs];
        Span<Jet3<TLanes>> jets = stackalloc Jet3<TLanes>[inputs];
        Span<Jet3<TLanes>> results = stackalloc Jet3<TLanes>[outputs];
        Span<TLanes> sums = stackalloc TLanes[Jet3<TLanes>.Count];
        for (var row = 0; row < value.Rows; row += Vector256<T>.Count)
        {
            Gather(value, row, arguments);
            Gather(source, row, gradient);
            for (var first = 0; first < inputs; first += Jet3<TLanes>.Count)
            {
                var count = Math.Min(Jet3<TLanes>.Count, inputs - first);
                for (var i = 0; i < inputs; i++)
                {
                    jets[i] = Jet3<TLanes>.Of(arguments[i], i - first);
                }

                function.Evaluate<Jet3<TLanes>>(jets, results);
                for (var i = 0; i < count; i++)
                {
                    var sum = gradient[0] * results[0].Partial(i);
                    for (var o = 1; o < outputs; o++)
                    {
                        sum = TLanes.FusedMultiplyAdd(gradient[o], results[o].Partial(i), sum);
                    }

                    sums[i] = sum;
                }

                Scatter<TLanes>(sums[..count], target, row, first, accumulate);
            }
        }
    }

    // Missing rows at the end repeat the last one, so that nothing unusual happens in their lanes.
    private static void Gather<TLanes>(MatrixView<T> source, int row, Span<TLanes> lanes)
        where TLanes : unmanaged
    {
        Span<T> column = stackalloc T[Vector256<T>.Count];
        for (var c = 0; c < lanes.Length; c++)
        {
            for (var lane = 0; lane < column.Length; lane++)
            {
                column[lane] = source[Math.Min(row + lane, source.Rows - 1), c];
            }

            lanes[c] = Unsafe.BitCast<Vector256<T>, TLanes>(Vector256.Create<T>(column));
        }
    }

    private static void Scatter<TLanes>(ReadOnlySpan<TLanes> lanes, MatrixView<T> target, int row, int firstColumn, bool accumulate)
        where TLanes : unmanaged
    {
        var rows = Math.Min(Vector256<T>.Count, target.Rows - row);
        for (var c = 0; c < lanes.Length; c++)
        {
            var column = Unsafe.BitCast<TLanes, Vector256<T>>(lanes[c]);
            for (var lane = 0; lane < rows; lane++)
            {
                ref var element = ref target[row + lane, firstColumn + c];
                element = accumulate ? element + column[lane] : column[lane];
            }
        }
    }
}
