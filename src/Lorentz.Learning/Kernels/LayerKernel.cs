using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Kernels;

/// <summary>The inner loops of a layer for one sample: hidden layers with a neuron a lane, the last with an input a lane.</summary>
internal static unsafe class LayerKernel
{
    /// <summary>Floats in a vector.</summary>
    internal const int Lanes = DenseKernel.Lanes;

    /// <summary>
    /// t = b + W x for a panel of neurons, k ascending from the bias. Up to eight independent sums hide the latency of a
    /// fused multiply-add; the weights stream through once.
    /// </summary>
    /// <param name="weights">As many vectors of neurons as the count says, for each input.</param>
    /// <param name="bias">A bias per neuron.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="t">Receives the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Panel<TCount>(float* weights, float* bias, float* x, int inputs, float* t)
        where TCount : struct, IVectorCount
    {
        var t0 = Vector256.Load(bias);
        var t1 = TCount.Value > 1 ? Vector256.Load(bias + Lanes) : default;
        var t2 = TCount.Value > 2 ? Vector256.Load(bias + (2 * Lanes)) : default;
        var t3 = TCount.Value > 2 ? Vector256.Load(bias + (3 * Lanes)) : default;
        var t4 = TCount.Value > 4 ? Vector256.Load(bias + (4 * Lanes)) : default;
        var t5 = TCount.Value > 4 ? Vector256.Load(bias + (5 * Lanes)) : default;
        var t6 = TCount.Value > 4 ? Vector256.Load(bias + (6 * Lanes)) : default;
        var t7 = TCount.Value > 4 ? Vector256.Load(bias + (7 * Lanes)) : default;
        for (var end = x + inputs; x < end; x++, weights += TCount.Value * Lanes)
        {
            var input = Vector256.Create(*x);
            t0 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights), t0);
            if (TCount.Value > 1)
            {
                t1 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + Lanes), t1);
            }

            if (TCount.Value > 2)
            {
                t2 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (2 * Lanes)), t2);
                t3 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (3 * Lanes)), t3);
            }

            if (TCount.Value > 4)
            {
                t4 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (4 * Lanes)), t4);
                t5 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (5 * Lanes)), t5);
                t6 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (6 * Lanes)), t6);
                t7 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (7 * Lanes)), t7);
            }
        }

        t0.Store(t);
        if (TCount.Value > 1)
        {
            t1.Store(t + Lanes);
        }

        if (TCount.Value > 2)
        {
            t2.Store(t + (2 * Lanes));
            t3.Store(t + (3 * Lanes));
        }

        if (TCount.Value > 4)
        {
            t4.Store(t + (4 * Lanes));
            t5.Store(t + (5 * Lanes));
            t6.Store(t + (6 * Lanes));
            t7.Store(t + (7 * Lanes));
        }
    }

    /// <summary>y = b + W x for four neurons: lane sums over the inputs, then the lanes as <see cref="DenseKernel.Reduce"/> adds them.</summary>
    /// <param name="weights">Four rows of a vector for each vector of inputs, zero beyond the last.</param>
    /// <param name="bias">Four biases.</param>
    /// <param name="x">Inputs, finite up to the end of the last vector.</param>
    /// <param name="vectors">Number of vectors of inputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Vector128<float> Dot(float* weights, float* bias, float* x, int vectors)
    {
        var y0 = Vector256<float>.Zero;
        var y1 = Vector256<float>.Zero;
        var y2 = Vector256<float>.Zero;
        var y3 = Vector256<float>.Zero;
        for (var end = x + (vectors * Lanes); x < end; x += Lanes, weights += 4 * Lanes)
        {
            var input = Vector256.Load(x);
            y0 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights), y0);
            y1 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + Lanes), y1);
            y2 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (2 * Lanes)), y2);
            y3 = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (3 * Lanes)), y3);
        }

        var sums = stackalloc float[4 * Lanes];
        y0.Store(sums);
        y1.Store(sums + Lanes);
        y2.Store(sums + (2 * Lanes));
        y3.Store(sums + (3 * Lanes));
        return DenseKernel.Reduce(sums) + Vector128.Load(bias);
    }
}
