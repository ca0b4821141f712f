using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>h_t = a h_(t-1) + x_t down the rows of every sample, or up them; before the first row h is zero.</summary>
internal sealed class DecayScanOperation<T>(TapeNode x, TapeNode decay, bool isUpwards) : TapeOperation<T>(x.Shape, x, decay)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override bool ReadsOwnValue => true;

    internal override int Scratch => 2 * x.Columns;

    internal override string Details => isUpwards ? "upwards" : "downwards";

    internal override void Forward(in TapeFrame<T> frame, TapeNode self)
    {
        var a = frame.Value(decay).Row(0);
        var source = frame.Value(x);
        var target = frame.Value(self);
        for (var row = 0; row < target.Rows; row++)
        {
            var at = Place(row);
            var from = source.Row(at);
            var to = target.Row(at);
            if (row % Shape.Rows == 0)
            {
                from.CopyTo(to);
                continue;
            }

            var before = target.Row(Before(at));
            for (var i = 0; i < to.Length; i += Vector256<T>.Count)
            {
                Lanes.Store(Lanes.FusedMultiplyAdd(Lanes.Load<T>(a, i), Lanes.Load<T>(before, i), Lanes.Load<T>(from, i)), to, i);
            }
        }
    }

    // With G_t = g_t + a G_(t+1): dx_t = G_t, and da is the sum of all G_t h_(t-1).
    internal override void Backward(in TapeFrame<T> frame, TapeNode self)
    {
        var a = frame.Value(decay).Row(0);
        var value = frame.Value(self);
        var source = frame.Gradient(self);
        var (wantsRows, wantsDecay) = (frame.Wants(x), frame.Wants(decay));
        var target = wantsRows ? frame.Gradient(x) : default;
        var accumulate = wantsRows && frame.Accumulates(self, 0);
        var running = frame.Scratch[..Shape.Columns];
        var slope = frame.Scratch.Slice(Shape.Columns, Shape.Columns);
        slope.Clear();
        for (var row = value.Rows - 1; row >= 0; row--)
        {
            var at = Place(row);
            var g = source.Row(at);
            var isLast = row % Shape.Rows == Shape.Rows - 1;
            for (var i = 0; i < running.Length; i += Vector256<T>.Count)
            {
                var from = Lanes.Load<T>(g, i);
                Lanes.Store(isLast ? from : Lanes.FusedMultiplyAdd(Lanes.Load<T>(a, i), Lanes.Load<T>(running, i), from), running, i);
            }

            if (wantsRows)
            {
                Lanes.Put<T>(running, target.Row(at), accumulate);
            }

            if (wantsDecay && row % Shape.Rows > 0)
            {
                var before = value.Row(Before(at));
                for (var i = 0; i < running.Length; i += Vector256<T>.Count)
                {
                    Lanes.Store(Lanes.FusedMultiplyAdd(Lanes.Load<T>(running, i), Lanes.Load<T>(before, i), Lanes.Load<T>(slope, i)), slope, i);
                }
            }
        }

        if (wantsDecay)
        {
            Lanes.Put<T>(slope, frame.Gradient(decay).Row(0), frame.Accumulates(self, 1));
        }
    }

    internal override TapeNode Tangent(TapeBuilder<T> tape, TapeNode self, ReadOnlySpan<TapeNode?> tangents)
    {
        var sum = tangents[0];
        if (tangents[1] is { } slope)
        {
            var zero = tape.Zero(Shape with { Rows = 1 });
            var before = Shape.Rows == 1 ? zero
                : isUpwards ? tape.ConcatRows(tape.SliceRows(self, 1, Shape.Rows - 1), zero)
                : tape.ConcatRows(zero, tape.SliceRows(self, 0, Shape.Rows - 1));
            var part = tape.Multiply(before, slope);
            sum = sum is { } rows ? tape.Add(rows, part) : part;
        }

        return tape.DecayScan(sum!.Value, decay, isUpwards);
    }

    // Row number k of the order of the scan, and the row before it.
    private int Place(int row) => isUpwards ? (row / Shape.Rows * Shape.Rows) + Shape.Rows - 1 - (row % Shape.Rows) : row;

    private int Before(int at) => isUpwards ? at + 1 : at - 1;
}
