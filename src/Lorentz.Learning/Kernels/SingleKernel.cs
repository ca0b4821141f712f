using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Kernels;

/// <summary>The inner loops over the blocks of a network for one sample, with the operations of <see cref="DenseKernel"/>.</summary>
internal static unsafe class SingleKernel
{
    private const int Lanes = DenseKernel.Lanes;
    private const int Row = DenseKernel.Row;

    /// <summary>t[b] = start[b] + sum over k of weights[b][k] x[k], k ascending, for some blocks.</summary>
    /// <param name="weights">Input weights of the first block, one row per input.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="start">Where the sum of the first block starts: its bias row or an earlier partial sum.</param>
    /// <param name="startStride">Floats from one block's start to the next.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="t">Receives a row per block.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PreActivate<TCount>(
        float* weights, int stride, float* start, int startStride, float* x, float* t, int blocks)
        where TCount : struct, IInputCount
    {
        var x0 = Vector256.Create(x[0]);
        var x1 = TCount.Value > 1 ? Vector256.Create(x[1]) : default;
        var x2 = TCount.Value > 2 ? Vector256.Create(x[2]) : default;
        var x3 = TCount.Value > 3 ? Vector256.Create(x[3]) : default;
        var x4 = TCount.Value > 4 ? Vector256.Create(x[4]) : default;
        var x5 = TCount.Value > 5 ? Vector256.Create(x[5]) : default;
        var x6 = TCount.Value > 6 ? Vector256.Create(x[6]) : default;
        var x7 = TCount.Value > 7 ? Vector256.Create(x[7]) : default;
        for (var end = t + (blocks * Row); t < end; t += Row, weights += stride, start += startStride)
        {
            var low = Vector256.FusedMultiplyAdd(Vector256.Load(weights), x0, Vector256.Load(start));
            var high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + Lanes), x0, Vector256.Load(start + Lanes));
            if (TCount.Value > 1)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + Row), x1, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (3 * Lanes)), x1, high);
            }

            if (TCount.Value > 2)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (2 * Row)), x2, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (5 * Lanes)), x2, high);
            }

            if (TCount.Value > 3)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (3 * Row)), x3, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (7 * Lanes)), x3, high);
            }

            if (TCount.Value > 4)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (4 * Row)), x4, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (9 * Lanes)), x4, high);
            }

            if (TCount.Value > 5)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (5 * Row)), x5, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (11 * Lanes)), x5, high);
            }

            if (TCount.Value > 6)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (6 * Row)), x6, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (13 * Lanes)), x6, high);
            }

            if (TCount.Value > 7)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (7 * Row)), x7, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (15 * Lanes)), x7, high);
            }

            low.Store(t);
            high.Store(t + Lanes);
        }
    }

    /// <summary>Activates some blocks and adds their share to the lane sums of the four outputs.</summary>
    /// <param name="outputWeights">Output weights of the first block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="t">Pre-activations, a row per block.</param>
    /// <param name="prepared">What the first step of the activation made of them.</param>
    /// <param name="y">Lane sums, four vectors.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Activate<TActivation>(
        float* outputWeights, int stride, float* t, float* prepared, float* y, int blocks)
        where TActivation : struct, IActivation
    {
        var y0 = Vector256.Load(y);
        var y1 = Vector256.Load(y + Lanes);
        var y2 = Vector256.Load(y + (2 * Lanes));
        var y3 = Vector256.Load(y + (3 * Lanes));
        for (var end = t + (blocks * Row); t < end; t += Row, prepared += Row, outputWeights += stride)
        {
            var low = TActivation.Value(Vector256.Load(t), TActivation.Gate(Vector256.Load(prepared)));
            var high = TActivation.Value(Vector256.Load(t + Lanes), TActivation.Gate(Vector256.Load(prepared + Lanes)));
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
    /// Both steps at once where a vector holds a block: few enough instructions that several blocks are under way together, so
    /// that weights, sums and activations overlap. For as many inputs as fit one group; the bits are those of the two steps.
    /// </summary>
    /// <param name="weights">Weights of the first block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="y">Lane sums, four vectors.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Wide<TActivation, TCount>(float* weights, int stride, float* x, float* y, int blocks)
        where TActivation : struct, IActivation
        where TCount : struct, IInputCount
    {
        var y0 = Vector256.Load(y);
        var y1 = Vector256.Load(y + Lanes);
        var y2 = Vector256.Load(y + (2 * Lanes));
        var y3 = Vector256.Load(y + (3 * Lanes));
        var x0 = TCount.Value > 0 ? Vector512.Create(x[0]) : default;
        var x1 = TCount.Value > 1 ? Vector512.Create(x[1]) : default;
        var x2 = TCount.Value > 2 ? Vector512.Create(x[2]) : default;
        var x3 = TCount.Value > 3 ? Vector512.Create(x[3]) : default;
        var x4 = TCount.Value > 4 ? Vector512.Create(x[4]) : default;
        var x5 = TCount.Value > 5 ? Vector512.Create(x[5]) : default;
        var x6 = TCount.Value > 6 ? Vector512.Create(x[6]) : default;
        var x7 = TCount.Value > 7 ? Vector512.Create(x[7]) : default;
        for (var end = weights + ((nint)blocks * stride); weights < end; weights += stride)
        {
            var t = Vector512.Load(weights + (TCount.Value * Row));
            if (TCount.Value > 0)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (0 * Row)), x0, t);
            }

            if (TCount.Value > 1)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (1 * Row)), x1, t);
            }

            if (TCount.Value > 2)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (2 * Row)), x2, t);
            }

            if (TCount.Value > 3)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (3 * Row)), x3, t);
            }

            if (TCount.Value > 4)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (4 * Row)), x4, t);
            }

            if (TCount.Value > 5)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (5 * Row)), x5, t);
            }

            if (TCount.Value > 6)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (6 * Row)), x6, t);
            }

            if (TCount.Value > 7)
            {
                t = Vector512.FusedMultiplyAdd(Vector512.Load(weights + (7 * Row)), x7, t);
            }

            t = TActivation.Value(t);
            var (low, high) = (t.GetLower(), t.GetUpper());
            var output = weights + ((TCount.Value + 1) * Row);
            y0 = Vector256.FusedMultiplyAdd(Vector256.Load(output), low, y0);
            y1 = Vector256.FusedMultiplyAdd(Vector256.Load(output + Row), low, y1);
            y2 = Vector256.FusedMultiplyAdd(Vector256.Load(output + (2 * Row)), low, y2);
            y3 = Vector256.FusedMultiplyAdd(Vector256.Load(output + (3 * Row)), low, y3);
            y0 = Vector256.FusedMultiplyAdd(Vector256.Load(output + Lanes), high, y0);
            y1 = Vector256.FusedMultiplyAdd(Vector256.Load(output + (3 * Lanes)), high, y1);
            y2 = Vector256.FusedMultiplyAdd(Vector256.Load(output + (5 * Lanes)), high, y2);
            y3 = Vector256.FusedMultiplyAdd(Vector256.Load(output + (7 * Lanes)), high, y3);
        }

        y0.Store(y);
        y1.Store(y + Lanes);
        y2.Store(y + (2 * Lanes));
        y3.Store(y + (3 * Lanes));
    }
}
