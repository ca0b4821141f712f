using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels.Layers;

namespace Lorentz.Learning.Kernels;

/// <summary>What <see cref="SingleKernel"/> lacks for derivatives of one sample's outputs by its inputs.</summary>
internal static unsafe class DerivativeKernel
{
    private const int Lanes = DenseKernel.Lanes;
    private const int Row = DenseKernel.Row;

    /// <summary><see cref="SingleKernel.Activate"/>, to the bit, which keeps derivatives too.</summary>
    /// <param name="outputWeights">Output weights of the first block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="t">Pre-activations, a row per block.</param>
    /// <param name="prepared">What the first step of the activation made of them; receives c f'.</param>
    /// <param name="y">Lane sums, four vectors.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Activate<TActivation>(float* outputWeights, int stride, float* t, float* prepared, float* y, int blocks)
        where TActivation : struct, IActivation
    {
        var y0 = Vector256.Load(y);
        var y1 = Vector256.Load(y + Lanes);
        var y2 = Vector256.Load(y + (2 * Lanes));
        var y3 = Vector256.Load(y + (3 * Lanes));
        for (var end = t + (blocks * Row); t < end; t += Row, prepared += Row, outputWeights += stride)
        {
            var (low, high) = (Activated<TActivation>(t, prepared), Activated<TActivation>(t + Lanes, prepared + Lanes));
            y0 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights), low, y0);
            y1 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + Row), low, y1);
            y2 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + (2 * Row)), low, y2);
            y3 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + (3 * Row)), low, y3);
            y0 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + Lanes), high, y0);
            y1 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + (3 * Lanes)), high, y1);
            y2 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + (5 * Lanes)), high, y2);
            y3 = Vector256.FusedMultiplyAdd(Vector256.Load(outputWeights + (7 * Lanes)), high, y3);
        }

        y0.Store(y);
        y1.Store(y + Lanes);
        y2.Store(y + (2 * Lanes));
        y3.Store(y + (3 * Lanes));
    }

    /// <summary>
    /// Adds the share of some blocks to the derivatives of two outputs by up to eight inputs: sums[o][i] += (W2_o f') W1_i,
    /// a sum for each of the sixteen neurons of a block, of which a call makes those of one vector. Two outputs, so that
    /// sixteen registers hold six inputs.
    /// </summary>
    /// <param name="weights">Weights of the first block by the first of these inputs.</param>
    /// <param name="outputWeights">Weights of the first of the two outputs in the first block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="slopes">c f', a row per block.</param>
    /// <param name="first">Sums of the first output, a row per input.</param>
    /// <param name="second">Sums of the second.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Accumulate<TCount, TLanes>(
        float* weights, float* outputWeights, int stride, float* slopes, float* first, float* second, int blocks)
        where TCount : struct, IInputCount
        where TLanes : struct, ILanes<TLanes, float>
    {
        var (a0, b0) = (Sum<TCount, TLanes>(first, 0), Sum<TCount, TLanes>(second, 0));
        var (a1, b1) = (Sum<TCount, TLanes>(first, 1), Sum<TCount, TLanes>(second, 1));
        var (a2, b2) = (Sum<TCount, TLanes>(first, 2), Sum<TCount, TLanes>(second, 2));
        var (a3, b3) = (Sum<TCount, TLanes>(first, 3), Sum<TCount, TLanes>(second, 3));
        var (a4, b4) = (Sum<TCount, TLanes>(first, 4), Sum<TCount, TLanes>(second, 4));
        var (a5, b5) = (Sum<TCount, TLanes>(first, 5), Sum<TCount, TLanes>(second, 5));
        var (a6, b6) = (Sum<TCount, TLanes>(first, 6), Sum<TCount, TLanes>(second, 6));
        var (a7, b7) = (Sum<TCount, TLanes>(first, 7), Sum<TCount, TLanes>(second, 7));
        for (var end = slopes + (blocks * Row); slopes < end; slopes += Row, weights += stride, outputWeights += stride)
        {
            var slope = TLanes.Load(slopes);
            var (a, b) = (TLanes.Load(outputWeights) * slope, TLanes.Load(outputWeights + Row) * slope);
            var input = TLanes.Load(weights);
            (a0, b0) = (TLanes.FusedMultiplyAdd(a, input, a0), TLanes.FusedMultiplyAdd(b, input, b0));
            if (TCount.Value > 1)
            {
                input = TLanes.Load(weights + Row);
                (a1, b1) = (TLanes.FusedMultiplyAdd(a, input, a1), TLanes.FusedMultiplyAdd(b, input, b1));
            }

            if (TCount.Value > 2)
            {
                input = TLanes.Load(weights + (2 * Row));
                (a2, b2) = (TLanes.FusedMultiplyAdd(a, input, a2), TLanes.FusedMultiplyAdd(b, input, b2));
            }

            if (TCount.Value > 3)
            {
                input = TLanes.Load(weights + (3 * Row));
                (a3, b3) = (TLanes.FusedMultiplyAdd(a, input, a3), TLanes.FusedMultiplyAdd(b, input, b3));
            }

            if (TCount.Value > 4)
            {
                input = TLanes.Load(weights + (4 * Row));
                (a4, b4) = (TLanes.FusedMultiplyAdd(a, input, a4), TLanes.FusedMultiplyAdd(b, input, b4));
            }

            if (TCount.Value > 5)
            {
                input = TLanes.Load(weights + (5 * Row));
                (a5, b5) = (TLanes.FusedMultiplyAdd(a, input, a5), TLanes.FusedMultiplyAdd(b, input, b5));
            }

            if (TCount.Value > 6)
            {
                input = TLanes.Load(weights + (6 * Row));
                (a6, b6) = (TLanes.FusedMultiplyAdd(a, input, a6), TLanes.FusedMultiplyAdd(b, input, b6));
            }

            if (TCount.Value > 7)
            {
                input = TLanes.Load(weights + (7 * Row));
                (a7, b7) = (TLanes.FusedMultiplyAdd(a, input, a7), TLanes.FusedMultiplyAdd(b, input, b7));
            }
        }

        Keep<TCount, TLanes>(a0, b0, 0, first, second);
        Keep<TCount, TLanes>(a1, b1, 1, first, second);
        Keep<TCount, TLanes>(a2, b2, 2, first, second);
        Keep<TCount, TLanes>(a3, b3, 3, first, second);
        Keep<TCount, TLanes>(a4, b4, 4, first, second);
        Keep<TCount, TLanes>(a5, b5, 5, first, second);
        Keep<TCount, TLanes>(a6, b6, 6, first, second);
        Keep<TCount, TLanes>(a7, b7, 7, first, second);
    }

    /// <summary>Adds sixteen lanes by halves, four rows at a time, and multiplies.</summary>
    /// <param name="sums">Rows of sixteen, as many as the next whole number of four; the first half of them is overwritten.</param>
    /// <param name="factor">What every sum is multiplied by.</param>
    /// <param name="totals">Receives a number a row.</param>
    /// <param name="count">Rows wanted.</param>
    internal static void Total(float* sums, float factor, float* totals, int count)
    {
        for (var row = 0; row < count; row += DenseKernel.Outputs, sums += DenseKernel.Outputs * Row)
        {
            for (var i = 0; i < DenseKernel.Outputs; i++)
            {
                (Vector256.Load(sums + (i * Row)) + Vector256.Load(sums + (i * Row) + Lanes)).Store(sums + (i * Lanes));
            }

            var total = DenseKernel.Reduce(sums) * factor;
            for (var i = 0; i < Math.Min(DenseKernel.Outputs, count - row); i++)
            {
                totals[row + i] = total[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Activated<TActivation>(float* t, float* prepared)
        where TActivation : struct, IActivation
    {
        var (scaled, gate) = (Vector256.Load(t), TActivation.Gate(Vector256.Load(prepared)));
        var value = TActivation.Value(scaled, gate);
        TActivation.Derivative(scaled, value, gate).Store(prepared);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sum<TCount, TLanes>(float* rows, int input)
        where TCount : struct, IInputCount
        where TLanes : struct, ILanes<TLanes, float> => TCount.Value > input ? TLanes.Load(rows + (input * Row)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<TCount, TLanes>(TLanes a, TLanes b, int input, float* first, float* second)
        where TCount : struct, IInputCount
        where TLanes : struct, ILanes<TLanes, float>
    {
        if (TCount.Value > input)
        {
            a.Store(first + (input * Row));
            b.Store(second + (input * Row));
        }
    }
}
