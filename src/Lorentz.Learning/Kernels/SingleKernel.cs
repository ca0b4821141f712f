using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Kernels;

/// <summary>The inner loops over the blocks of a network for one sample, with the operations of <see cref="DenseKernel"/>.</summary>
internal static unsafe class SingleKernel
{
    private const int Lanes = DenseKernel.Lanes;
    private const int Row = DenseKernel.Row;

    /// <summary>Pre-activations of some blocks.</summary>
    /// <param name="weights">First block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="x">Inputs, each repeated over eight lanes.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="t">Receives a row per block.</param>
    /// <param name="blocks">Number of blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PreActivate(float* weights, int stride, float* x, int inputs, float* t, int blocks)
    {
        for (var end = t + (blocks * Row); t < end; t += Row, weights += stride)
        {
            var low = Vector256.Load(weights + (inputs * Row));
            var high = Vector256.Load(weights + (inputs * Row) + Lanes);
            for (var k = 0; k < inputs; k++)
            {
                var input = Vector256.Load(x + (k * Lanes));
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (k * Row)), input, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weights + (k * Row) + Lanes), input, high);
            }

            low.Store(t);
            high.Store(t + Lanes);
        }
    }

    /// <summary>Activates some blocks and adds their share to the lane sums of the four outputs.</summary>
    /// <param name="outputWeights">Output weights of the first block.</param>
    /// <param name="stride">Floats from one block to the next.</param>
    /// <param name="t">Pre-activations, a row per block.</param>
    /// <param name="prepared">What the first half of the activation made of them.</param>
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
            var low = TActivation.Value(Vector256.Load(t), Vector256.Load(prepared));
            var high = TActivation.Value(Vector256.Load(t + Lanes), Vector256.Load(prepared + Lanes));
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
}
