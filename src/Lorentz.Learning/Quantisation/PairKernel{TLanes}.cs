using System.Runtime.CompilerServices;

namespace Lorentz.Learning.Quantisation;

/// <inheritdoc cref="PairKernel"/>
/// <typeparam name="TLanes">Its vectors.</typeparam>
internal sealed unsafe class PairKernel<TLanes> : PairKernel
    where TLanes : struct, IPairLanes<TLanes>
{
    private const int Row = 2 * Panel;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void One(sbyte* weights, int* offsets, short* q, int pairs, int* t)
    {
        for (var first = 0; first < Panel; first += 2 * TLanes.Count)
        {
            var row = weights + (2 * first);
            var (low, high) = (TLanes.Load(offsets + first), TLanes.Load(offsets + first + TLanes.Count));
            for (var input = q; input < q + (2 * pairs); input += 2, row += Row)
            {
                var pair = TLanes.Repeat(input);
                low = TLanes.MultiplyAdd(TLanes.Widen(row), pair, low);
                high = TLanes.MultiplyAdd(TLanes.Widen(row + (2 * TLanes.Count)), pair, high);
            }

            low.Store(t + first);
            high.Store(t + first + TLanes.Count);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Four(sbyte* weights, int* offsets, short* q, int inputStride, int pairs, int* t, int sumStride)
    {
        for (var first = 0; first < Panel; first += 2 * TLanes.Count)
        {
            var row = weights + (2 * first);
            var (low0, high0) = (TLanes.Load(offsets + first), TLanes.Load(offsets + first + TLanes.Count));
            var (low1, low2, low3) = (low0, low0, low0);
            var (high1, high2, high3) = (high0, high0, high0);
            for (var input = q; input < q + (2 * pairs); input += 2, row += Row)
            {
                var (low, high) = (TLanes.Widen(row), TLanes.Widen(row + (2 * TLanes.Count)));
                var pair = TLanes.Repeat(input);
                low0 = TLanes.MultiplyAdd(low, pair, low0);
                high0 = TLanes.MultiplyAdd(high, pair, high0);
                pair = TLanes.Repeat(input + inputStride);
                low1 = TLanes.MultiplyAdd(low, pair, low1);
                high1 = TLanes.MultiplyAdd(high, pair, high1);
                pair = TLanes.Repeat(input + (2 * inputStride));
                low2 = TLanes.MultiplyAdd(low, pair, low2);
                high2 = TLanes.MultiplyAdd(high, pair, high2);
                pair = TLanes.Repeat(input + (3 * inputStride));
                low3 = TLanes.MultiplyAdd(low, pair, low3);
                high3 = TLanes.MultiplyAdd(high, pair, high3);
            }

            Store(low0, high0, t + first);
            Store(low1, high1, t + first + sumStride);
            Store(low2, high2, t + first + (2 * sumStride));
            Store(low3, high3, t + first + (3 * sumStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLanes low, TLanes high, int* target)
    {
        low.Store(target);
        high.Store(target + TLanes.Count);
    }
}
