using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Kernels.Layers;

/// <inheritdoc cref="LayerKernel{T}"/>
/// <typeparam name="T">Number type.</typeparam>
/// <typeparam name="TLanes">Its vectors.</typeparam>
internal sealed unsafe class LayerKernel<T, TLanes> : LayerKernel<T>
    where T : unmanaged
    where TLanes : struct, ILanes<TLanes, T>
{
    private const int OutputGroup = 4;

    /// <inheritdoc/>
    internal override int TileSamples => 2 * TLanes.Count;

    /// <inheritdoc/>
    internal override bool HasPairs => TLanes.Count == Block;

    /// <inheritdoc/>
    internal override void Panel(int blocks, T* weights, T* bias, T* x, int inputs, T* t)
    {
        if (blocks == PanelBlocks)
        {
            Eight(weights, bias, x, inputs, t);
            return;
        }

        var row = blocks * Block;
        for (var first = 0; first < row; first += Block)
        {
            One(weights + first, row, bias + first, x, inputs, t + first);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Tile(T* weights, T* bias, T* x, int inputs, T* t)
    {
        var (low0, low1, low2) = (TLanes.Repeat(bias[0]), TLanes.Repeat(bias[1]), TLanes.Repeat(bias[2]));
        var (low3, low4, low5) = (TLanes.Repeat(bias[3]), TLanes.Repeat(bias[4]), TLanes.Repeat(bias[5]));
        var (high0, high1, high2, high3, high4, high5) = (low0, low1, low2, low3, low4, low5);
        for (var end = weights + ((nint)inputs * TileNeurons); weights < end; weights += TileNeurons, x += 2 * TLanes.Count)
        {
            var (low, high) = (TLanes.Load(x), TLanes.Load(x + TLanes.Count));
            var weight = TLanes.Repeat(weights[0]);
            low0 = TLanes.FusedMultiplyAdd(weight, low, low0);
            high0 = TLanes.FusedMultiplyAdd(weight, high, high0);
            weight = TLanes.Repeat(weights[1]);
            low1 = TLanes.FusedMultiplyAdd(weight, low, low1);
            high1 = TLanes.FusedMultiplyAdd(weight, high, high1);
            weight = TLanes.Repeat(weights[2]);
            low2 = TLanes.FusedMultiplyAdd(weight, low, low2);
            high2 = TLanes.FusedMultiplyAdd(weight, high, high2);
            weight = TLanes.Repeat(weights[3]);
            low3 = TLanes.FusedMultiplyAdd(weight, low, low3);
            high3 = TLanes.FusedMultiplyAdd(weight, high, high3);
            weight = TLanes.Repeat(weights[4]);
            low4 = TLanes.FusedMultiplyAdd(weight, low, low4);
            high4 = TLanes.FusedMultiplyAdd(weight, high, high4);
            weight = TLanes.Repeat(weights[5]);
            low5 = TLanes.FusedMultiplyAdd(weight, low, low5);
            high5 = TLanes.FusedMultiplyAdd(weight, high, high5);
        }

        Store(low0, high0, t);
        Store(low1, high1, t + (2 * TLanes.Count));
        Store(low2, high2, t + (4 * TLanes.Count));
        Store(low3, high3, t + (6 * TLanes.Count));
        Store(low4, high4, t + (8 * TLanes.Count));
        Store(low5, high5, t + (10 * TLanes.Count));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Pair(T* weights, T* bias, T* x, int inputs, T* t)
    {
        var other = weights + ((nint)inputs * TileNeurons);
        var low0 = TLanes.Repeat(bias[0]);
        var low1 = TLanes.Repeat(bias[1]);
        var low2 = TLanes.Repeat(bias[2]);
        var low3 = TLanes.Repeat(bias[3]);
        var low4 = TLanes.Repeat(bias[4]);
        var low5 = TLanes.Repeat(bias[5]);
        var low6 = TLanes.Repeat(bias[6]);
        var low7 = TLanes.Repeat(bias[7]);
        var low8 = TLanes.Repeat(bias[8]);
        var low9 = TLanes.Repeat(bias[9]);
        var low10 = TLanes.Repeat(bias[10]);
        var low11 = TLanes.Repeat(bias[11]);
        var high0 = low0;
        var high1 = low1;
        var high2 = low2;
        var high3 = low3;
        var high4 = low4;
        var high5 = low5;
        var high6 = low6;
        var high7 = low7;
        var high8 = low8;
        var high9 = low9;
        var high10 = low10;
        var high11 = low11;
        for (var end = other; weights < end; weights += TileNeurons, other += TileNeurons, x += 2 * TLanes.Count)
        {
            var (low, high) = (TLanes.Load(x), TLanes.Load(x + TLanes.Count));
            var weight = TLanes.Repeat(weights[0]);
            low0 = TLanes.FusedMultiplyAdd(weight, low, low0);
            high0 = TLanes.FusedMultiplyAdd(weight, high, high0);
            weight = TLanes.Repeat(weights[1]);
            low1 = TLanes.FusedMultiplyAdd(weight, low, low1);
            high1 = TLanes.FusedMultiplyAdd(weight, high, high1);
            weight = TLanes.Repeat(weights[2]);
            low2 = TLanes.FusedMultiplyAdd(weight, low, low2);
            high2 = TLanes.FusedMultiplyAdd(weight, high, high2);
            weight = TLanes.Repeat(weights[3]);
            low3 = TLanes.FusedMultiplyAdd(weight, low, low3);
            high3 = TLanes.FusedMultiplyAdd(weight, high, high3);
            weight = TLanes.Repeat(weights[4]);
            low4 = TLanes.FusedMultiplyAdd(weight, low, low4);
            high4 = TLanes.FusedMultiplyAdd(weight, high, high4);
            weight = TLanes.Repeat(weights[5]);
            low5 = TLanes.FusedMultiplyAdd(weight, low, low5);
            high5 = TLanes.FusedMultiplyAdd(weight, high, high5);
            weight = TLanes.Repeat(other[0]);
            low6 = TLanes.FusedMultiplyAdd(weight, low, low6);
            high6 = TLanes.FusedMultiplyAdd(weight, high, high6);
            weight = TLanes.Repeat(other[1]);
            low7 = TLanes.FusedMultiplyAdd(weight, low, low7);
            high7 = TLanes.FusedMultiplyAdd(weight, high, high7);
            weight = TLanes.Repeat(other[2]);
            low8 = TLanes.FusedMultiplyAdd(weight, low, low8);
            high8 = TLanes.FusedMultiplyAdd(weight, high, high8);
            weight = TLanes.Repeat(other[3]);
            low9 = TLanes.FusedMultiplyAdd(weight, low, low9);
            high9 = TLanes.FusedMultiplyAdd(weight, high, high9);
            weight = TLanes.Repeat(other[4]);
            low10 = TLanes.FusedMultiplyAdd(weight, low, low10);
            high10 = TLanes.FusedMultiplyAdd(weight, high, high10);
            weight = TLanes.Repeat(other[5]);
            low11 = TLanes.FusedMultiplyAdd(weight, low, low11);
            high11 = TLanes.FusedMultiplyAdd(weight, high, high11);
        }

        Store(low0, high0, t);
        Store(low1, high1, t + (2 * TLanes.Count));
        Store(low2, high2, t + (4 * TLanes.Count));
        Store(low3, high3, t + (6 * TLanes.Count));
        Store(low4, high4, t + (8 * TLanes.Count));
        Store(low5, high5, t + (10 * TLanes.Count));
        Store(low6, high6, t + (12 * TLanes.Count));
        Store(low7, high7, t + (14 * TLanes.Count));
        Store(low8, high8, t + (16 * TLanes.Count));
        Store(low9, high9, t + (18 * TLanes.Count));
        Store(low10, high10, t + (20 * TLanes.Count));
        Store(low11, high11, t + (22 * TLanes.Count));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    internal override void Outputs(T* weights, T* bias, T* x, int rows, T* y)
    {
        var (sum0, sum1, sum2, sum3) = (Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero, Vector256<T>.Zero);
        for (var end = x + (rows * Parts); x < end; x += Parts, weights += OutputGroup * Parts)
        {
            var input = new Lanes256<T>(Vector256.Load(x));
            sum0 = Add(weights, input, sum0);
            sum1 = Add(weights + Parts, input, sum1);
            sum2 = Add(weights + (2 * Parts), input, sum2);
            sum3 = Add(weights + (3 * Parts), input, sum3);
        }

        // Four sums side by side, so that all are added by halves at once.
        var sums = stackalloc T[OutputGroup * Vector256<T>.Count];
        sum0.Store(sums);
        sum1.Store(sums + Parts);
        sum2.Store(sums + (2 * Parts));
        sum3.Store(sums + (3 * Parts));
        for (var half = Parts / 2; half > 0; half /= 2)
        {
            for (var j = 0; j < OutputGroup; j++)
            {
                for (var part = 0; part < half; part++)
                {
                    sums[(j * Parts) + part] = Add(sums[(j * Parts) + part], sums[(j * Parts) + part + half]);
                }
            }
        }

        for (var j = 0; j < OutputGroup; j++)
        {
            y[j] = Add(sums[j * Parts], bias[j]);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void OutputTile(T* weights, T* bias, T* x, int inputs, T* y)
    {
        var samples = 2 * TLanes.Count;
        for (var part = 0; part < Parts; part++)
        {
            TLanes low0 = default, low1 = default, low2 = default, low3 = default;
            TLanes high0 = default, high1 = default, high2 = default, high3 = default;
            var row = weights + part;
            for (var k = part; k < inputs; k += Parts, row += OutputGroup * Parts)
            {
                var input = x + ((nint)k * samples);
                var (low, high) = (TLanes.Load(input), TLanes.Load(input + TLanes.Count));
                var weight = TLanes.Repeat(row[0]);
                low0 = TLanes.FusedMultiplyAdd(low, weight, low0);
                high0 = TLanes.FusedMultiplyAdd(high, weight, high0);
                weight = TLanes.Repeat(row[Parts]);
                low1 = TLanes.FusedMultiplyAdd(low, weight, low1);
                high1 = TLanes.FusedMultiplyAdd(high, weight, high1);
                weight = TLanes.Repeat(row[2 * Parts]);
                low2 = TLanes.FusedMultiplyAdd(low, weight, low2);
                high2 = TLanes.FusedMultiplyAdd(high, weight, high2);
                weight = TLanes.Repeat(row[3 * Parts]);
                low3 = TLanes.FusedMultiplyAdd(low, weight, low3);
                high3 = TLanes.FusedMultiplyAdd(high, weight, high3);
            }

            var sums = y + (part * OutputGroup * samples);
            Store(low0, high0, sums);
            Store(low1, high1, sums + samples);
            Store(low2, high2, sums + (2 * samples));
            Store(low3, high3, sums + (3 * samples));
        }

        for (var half = Parts / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half * OutputGroup * samples; i += TLanes.Count)
            {
                (TLanes.Load(y + i) + TLanes.Load(y + i + (half * OutputGroup * samples))).Store(y + i);
            }
        }

        for (var i = 0; i < OutputGroup * samples; i += TLanes.Count)
        {
            (TLanes.Load(y + i) + TLanes.Repeat(bias[i / samples])).Store(y + i);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Back(bool pair, T* weights, T* above, int aboveStride, int neurons, T* slopes, T* below, int belowStride)
    {
        if (!pair)
        {
            BackOne(weights, above, aboveStride, neurons, slopes, below, belowStride);
            return;
        }

        TLanes a0 = default, b0 = default, c0 = default, d0 = default;
        TLanes a1 = default, b1 = default, c1 = default, d1 = default;
        var row1 = above + aboveStride;
        var row2 = row1 + aboveStride;
        var row3 = row2 + aboveStride;
        for (var n = 0; n < neurons; n++, weights += 2 * TLanes.Count)
        {
            var (low, high) = (TLanes.Load(weights), TLanes.Load(weights + TLanes.Count));
            var row = TLanes.Repeat(above[n]);
            a0 = TLanes.FusedMultiplyAdd(row, low, a0);
            a1 = TLanes.FusedMultiplyAdd(row, high, a1);
            row = TLanes.Repeat(row1[n]);
            b0 = TLanes.FusedMultiplyAdd(row, low, b0);
            b1 = TLanes.FusedMultiplyAdd(row, high, b1);
            row = TLanes.Repeat(row2[n]);
            c0 = TLanes.FusedMultiplyAdd(row, low, c0);
            c1 = TLanes.FusedMultiplyAdd(row, high, c1);
            row = TLanes.Repeat(row3[n]);
            d0 = TLanes.FusedMultiplyAdd(row, low, d0);
            d1 = TLanes.FusedMultiplyAdd(row, high, d1);
        }

        if (slopes != null)
        {
            var (low, high) = (TLanes.Load(slopes), TLanes.Load(slopes + TLanes.Count));
            (a0, b0, c0, d0) = (a0 * low, b0 * low, c0 * low, d0 * low);
            (a1, b1, c1, d1) = (a1 * high, b1 * high, c1 * high, d1 * high);
        }

        Store(a0, a1, below);
        Store(b0, b1, below + belowStride);
        Store(c0, c1, below + (2 * belowStride));
        Store(d0, d1, below + (3 * belowStride));
    }

    // The vector that is left where vectors hold a block.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackOne(T* weights, T* above, int aboveStride, int neurons, T* slopes, T* below, int belowStride)
    {
        TLanes a = default, b = default, c = default, d = default;
        var row1 = above + aboveStride;
        var row2 = row1 + aboveStride;
        var row3 = row2 + aboveStride;
        for (var n = 0; n < neurons; n++, weights += TLanes.Count)
        {
            var vector = TLanes.Load(weights);
            a = TLanes.FusedMultiplyAdd(TLanes.Repeat(above[n]), vector, a);
            b = TLanes.FusedMultiplyAdd(TLanes.Repeat(row1[n]), vector, b);
            c = TLanes.FusedMultiplyAdd(TLanes.Repeat(row2[n]), vector, c);
            d = TLanes.FusedMultiplyAdd(TLanes.Repeat(row3[n]), vector, d);
        }

        if (slopes != null)
        {
            var slope = TLanes.Load(slopes);
            (a, b, c, d) = (a * slope, b * slope, c * slope, d * slope);
        }

        a.Store(below);
        b.Store(below + belowStride);
        c.Store(below + (2 * belowStride));
        d.Store(below + (3 * belowStride));
    }

    // A full panel: four cache lines of neurons, in eight sums of 256 bits or four of 512.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(T* weights, T* bias, T* x, int inputs, T* t)
    {
        var wide = TLanes.Count == Block;
        var count = TLanes.Count;
        var (t0, t1, t2, t3) = (TLanes.Load(bias), TLanes.Load(bias + count), TLanes.Load(bias + (2 * count)), TLanes.Load(bias + (3 * count)));
        var t4 = wide ? default : TLanes.Load(bias + (4 * count));
        var t5 = wide ? default : TLanes.Load(bias + (5 * count));
        var t6 = wide ? default : TLanes.Load(bias + (6 * count));
        var t7 = wide ? default : TLanes.Load(bias + (7 * count));
        for (var end = x + inputs; x < end; x++, weights += PanelBlocks * Block)
        {
            var input = TLanes.Repeat(*x);
            t0 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights), t0);
            t1 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + count), t1);
            t2 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (2 * count)), t2);
            t3 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (3 * count)), t3);
            if (!wide)
            {
                t4 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (4 * count)), t4);
                t5 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (5 * count)), t5);
                t6 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (6 * count)), t6);
                t7 = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + (7 * count)), t7);
            }
        }

        t0.Store(t);
        t1.Store(t + count);
        t2.Store(t + (2 * count));
        t3.Store(t + (3 * count));
        if (!wide)
        {
            t4.Store(t + (4 * count));
            t5.Store(t + (5 * count));
            t6.Store(t + (6 * count));
            t7.Store(t + (7 * count));
        }
    }

    // A block of its own within a panel of fewer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(T* weights, int row, T* bias, T* x, int inputs, T* t)
    {
        var low = TLanes.Load(bias);
        var high = TLanes.Count == Block ? default : TLanes.Load(bias + TLanes.Count);
        for (var end = x + inputs; x < end; x++, weights += row)
        {
            var input = TLanes.Repeat(*x);
            low = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights), low);
            if (TLanes.Count != Block)
            {
                high = TLanes.FusedMultiplyAdd(input, TLanes.Load(weights + TLanes.Count), high);
            }
        }

        low.Store(t);
        if (TLanes.Count != Block)
        {
            high.Store(t + TLanes.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Add(T* weights, Lanes256<T> input, Vector256<T> sum) =>
        Lanes256<T>.FusedMultiplyAdd(input, new(Vector256.Load(weights)), new(sum)).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Add(T left, T right) => typeof(T) == typeof(float)
        ? (T)(object)((float)(object)left + (float)(object)right)
        : (T)(object)((double)(object)left + (double)(object)right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLanes low, TLanes high, T* target)
    {
        low.Store(target);
        high.Store(target + TLanes.Count);
    }
}
