using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Kernels;

/// <summary>
/// The four inner loops over the samples of a chunk, for one block of eight neurons: the only unsafe arithmetic of the
/// trainer. Pointers are 32-byte aligned; a vector is eight floats.
/// </summary>
/// <remarks>
/// Each loop is short so that its weights and sums stay in the sixteen vector registers of AVX2 and so that enough
/// samples fit in the processor's reorder window to hide the latency of the activation. Sums run over samples in order.
/// </remarks>
internal static unsafe class DenseKernel
{
    /// <summary>Floats in a vector.</summary>
    internal const int Lanes = 8;

    /// <summary>Outputs a kernel carries (networks with fewer are padded with zero weights).</summary>
    internal const int Outputs = 4;

    /// <summary>t[s] = start[s] + sum over k of weights[k] x[s][k], k ascending.</summary>
    /// <param name="weights">Input weights, one vector per input.</param>
    /// <param name="start">Where the sum starts: the bias (stride 0) or an earlier partial sum (stride 8).</param>
    /// <param name="startStride">Floats from one sample's start to the next.</param>
    /// <param name="x">Inputs, each repeated over eight lanes.</param>
    /// <param name="xStride">Floats from one sample's inputs to the next.</param>
    /// <param name="t">Result, a vector per sample.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PreActivate<TCount>(
        float* weights, float* start, int startStride, float* x, int xStride, float* t, int samples)
        where TCount : struct, IInputCount
    {
        var w0 = Vector256.Load(weights);
        var w1 = TCount.Value > 1 ? Vector256.Load(weights + Lanes) : default;
        var w2 = TCount.Value > 2 ? Vector256.Load(weights + (2 * Lanes)) : default;
        var w3 = TCount.Value > 3 ? Vector256.Load(weights + (3 * Lanes)) : default;
        var w4 = TCount.Value > 4 ? Vector256.Load(weights + (4 * Lanes)) : default;
        var w5 = TCount.Value > 5 ? Vector256.Load(weights + (5 * Lanes)) : default;
        var w6 = TCount.Value > 6 ? Vector256.Load(weights + (6 * Lanes)) : default;
        var w7 = TCount.Value > 7 ? Vector256.Load(weights + (7 * Lanes)) : default;
        var end = t + (samples * Lanes);
        while (t < end)
        {
            var sum = Vector256.FusedMultiplyAdd(w0, Vector256.Load(x), Vector256.Load(start));
            if (TCount.Value > 1)
            {
                sum = Vector256.FusedMultiplyAdd(w1, Vector256.Load(x + Lanes), sum);
            }

            if (TCount.Value > 2)
            {
                sum = Vector256.FusedMultiplyAdd(w2, Vector256.Load(x + (2 * Lanes)), sum);
            }

            if (TCount.Value > 3)
            {
                sum = Vector256.FusedMultiplyAdd(w3, Vector256.Load(x + (3 * Lanes)), sum);
            }

            if (TCount.Value > 4)
            {
                sum = Vector256.FusedMultiplyAdd(w4, Vector256.Load(x + (4 * Lanes)), sum);
            }

            if (TCount.Value > 5)
            {
                sum = Vector256.FusedMultiplyAdd(w5, Vector256.Load(x + (5 * Lanes)), sum);
            }

            if (TCount.Value > 6)
            {
                sum = Vector256.FusedMultiplyAdd(w6, Vector256.Load(x + (6 * Lanes)), sum);
            }

            if (TCount.Value > 7)
            {
                sum = Vector256.FusedMultiplyAdd(w7, Vector256.Load(x + (7 * Lanes)), sum);
            }

            sum.Store(t);
            t += Lanes;
            x += xStride;
            start += startStride;
        }
    }

    /// <summary>
    /// Activates t, keeps values and derivatives, and adds the block's share to the lane sums of the four outputs.
    /// </summary>
    /// <param name="outputWeights">Four vectors.</param>
    /// <param name="t">Pre-activations, a vector per sample.</param>
    /// <param name="values">Receives the activations.</param>
    /// <param name="derivatives">Receives their derivatives.</param>
    /// <param name="y">Lane sums, four vectors per sample, added to.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Activate<TActivation>(
        float* outputWeights, float* t, float* values, float* derivatives, float* y, int samples)
        where TActivation : struct, IActivation
    {
        var v0 = Vector256.Load(outputWeights);
        var v1 = Vector256.Load(outputWeights + Lanes);
        var v2 = Vector256.Load(outputWeights + (2 * Lanes));
        var v3 = Vector256.Load(outputWeights + (3 * Lanes));
        var end = t + (samples * Lanes);
        while (t < end)
        {
            var value = TActivation.ValueAndDerivative(Vector256.Load(t), out var derivative);
            value.Store(values);
            derivative.Store(derivatives);
            Vector256.FusedMultiplyAdd(v0, value, Vector256.Load(y)).Store(y);
            Vector256.FusedMultiplyAdd(v1, value, Vector256.Load(y + Lanes)).Store(y + Lanes);
            Vector256.FusedMultiplyAdd(v2, value, Vector256.Load(y + (2 * Lanes))).Store(y + (2 * Lanes));
            Vector256.FusedMultiplyAdd(v3, value, Vector256.Load(y + (3 * Lanes))).Store(y + (3 * Lanes));
            t += Lanes;
            values += Lanes;
            derivatives += Lanes;
            y += Outputs * Lanes;
        }
    }

    /// <summary>As <see cref="Activate"/>, without keeping anything but the lane sums (inference).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ActivateForward<TActivation>(float* outputWeights, float* t, float* y, int samples)
        where TActivation : struct, IActivation
    {
        var v0 = Vector256.Load(outputWeights);
        var v1 = Vector256.Load(outputWeights + Lanes);
        var v2 = Vector256.Load(outputWeights + (2 * Lanes));
        var v3 = Vector256.Load(outputWeights + (3 * Lanes));
        var end = t + (samples * Lanes);
        while (t < end)
        {
            var value = TActivation.Value(Vector256.Load(t));
            Vector256.FusedMultiplyAdd(v0, value, Vector256.Load(y)).Store(y);
            Vector256.FusedMultiplyAdd(v1, value, Vector256.Load(y + Lanes)).Store(y + Lanes);
            Vector256.FusedMultiplyAdd(v2, value, Vector256.Load(y + (2 * Lanes))).Store(y + (2 * Lanes));
            Vector256.FusedMultiplyAdd(v3, value, Vector256.Load(y + (3 * Lanes))).Store(y + (3 * Lanes));
            t += Lanes;
            y += Outputs * Lanes;
        }
    }

    /// <summary>
    /// Carries the output errors back through the output weights: delta per sample, and the chunk's gradient of output
    /// weights and bias, added to what is there.
    /// </summary>
    /// <param name="outputWeights">Four vectors.</param>
    /// <param name="errors">Loss derivative by output, four vectors per sample, each repeated over eight lanes.</param>
    /// <param name="values">Activations.</param>
    /// <param name="derivatives">Their derivatives.</param>
    /// <param name="deltas">Receives the loss derivative by pre-activation, a vector per sample.</param>
    /// <param name="gradient">Five vectors: bias, then four output weights; added to.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BackpropagateOutputs(
        float* outputWeights, float* errors, float* values, float* derivatives, float* deltas, float* gradient, int samples)
    {
        var v0 = Vector256.Load(outputWeights);
        var v1 = Vector256.Load(outputWeights + Lanes);
        var v2 = Vector256.Load(outputWeights + (2 * Lanes));
        var v3 = Vector256.Load(outputWeights + (3 * Lanes));
        var bias = Vector256<float>.Zero;
        var g0 = Vector256<float>.Zero;
        var g1 = Vector256<float>.Zero;
        var g2 = Vector256<float>.Zero;
        var g3 = Vector256<float>.Zero;
        var end = deltas + (samples * Lanes);
        while (deltas < end)
        {
            var value = Vector256.Load(values);
            var e = Vector256.Load(errors);
            g0 = Vector256.FusedMultiplyAdd(e, value, g0);
            var delta = e * v0;
            e = Vector256.Load(errors + Lanes);
            g1 = Vector256.FusedMultiplyAdd(e, value, g1);
            delta = Vector256.FusedMultiplyAdd(e, v1, delta);
            e = Vector256.Load(errors + (2 * Lanes));
            g2 = Vector256.FusedMultiplyAdd(e, value, g2);
            delta = Vector256.FusedMultiplyAdd(e, v2, delta);
            e = Vector256.Load(errors + (3 * Lanes));
            g3 = Vector256.FusedMultiplyAdd(e, value, g3);
            delta = Vector256.FusedMultiplyAdd(e, v3, delta);
            delta *= Vector256.Load(derivatives);
            bias += delta;
            delta.Store(deltas);
            deltas += Lanes;
            values += Lanes;
            derivatives += Lanes;
            errors += Outputs * Lanes;
        }

        Add(gradient, bias);
        Add(gradient + Lanes, g0);
        Add(gradient + (2 * Lanes), g1);
        Add(gradient + (3 * Lanes), g2);
        Add(gradient + (4 * Lanes), g3);
    }

    /// <summary>Adds the chunk's gradient of the input weights, sum over samples of delta[s] x[s][k].</summary>
    /// <param name="deltas">Loss derivative by pre-activation, a vector per sample.</param>
    /// <param name="x">Inputs, each repeated over eight lanes.</param>
    /// <param name="xStride">Floats from one sample's inputs to the next.</param>
    /// <param name="gradient">One vector per input; added to.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BackpropagateInputs<TCount>(float* deltas, float* x, int xStride, float* gradient, int samples)
        where TCount : struct, IInputCount
    {
        var g0 = Vector256<float>.Zero;
        var g1 = Vector256<float>.Zero;
        var g2 = Vector256<float>.Zero;
        var g3 = Vector256<float>.Zero;
        var g4 = Vector256<float>.Zero;
        var g5 = Vector256<float>.Zero;
        var g6 = Vector256<float>.Zero;
        var g7 = Vector256<float>.Zero;
        var end = deltas + (samples * Lanes);
        while (deltas < end)
        {
            var delta = Vector256.Load(deltas);
            g0 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x), g0);
            if (TCount.Value > 1)
            {
                g1 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + Lanes), g1);
            }

            if (TCount.Value > 2)
            {
                g2 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (2 * Lanes)), g2);
            }

            if (TCount.Value > 3)
            {
                g3 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (3 * Lanes)), g3);
            }

            if (TCount.Value > 4)
            {
                g4 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (4 * Lanes)), g4);
            }

            if (TCount.Value > 5)
            {
                g5 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (5 * Lanes)), g5);
            }

            if (TCount.Value > 6)
            {
                g6 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (6 * Lanes)), g6);
            }

            if (TCount.Value > 7)
            {
                g7 = Vector256.FusedMultiplyAdd(delta, Vector256.Load(x + (7 * Lanes)), g7);
            }

            deltas += Lanes;
            x += xStride;
        }

        Add(gradient, g0);
        if (TCount.Value > 1)
        {
            Add(gradient + Lanes, g1);
        }

        if (TCount.Value > 2)
        {
            Add(gradient + (2 * Lanes), g2);
        }

        if (TCount.Value > 3)
        {
            Add(gradient + (3 * Lanes), g3);
        }

        if (TCount.Value > 4)
        {
            Add(gradient + (4 * Lanes), g4);
        }

        if (TCount.Value > 5)
        {
            Add(gradient + (5 * Lanes), g5);
        }

        if (TCount.Value > 6)
        {
            Add(gradient + (6 * Lanes), g6);
        }

        if (TCount.Value > 7)
        {
            Add(gradient + (7 * Lanes), g7);
        }
    }

    /// <summary>
    /// The four outputs of a sample from its lane sums: lanes 0..3 plus lanes 4..7, then (0 + 2) + (1 + 3).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Reduce(float* y)
    {
        var a = Vector128.Load(y) + Vector128.Load(y + 4);
        var b = Vector128.Load(y + 8) + Vector128.Load(y + 12);
        var c = Vector128.Load(y + 16) + Vector128.Load(y + 20);
        var d = Vector128.Load(y + 24) + Vector128.Load(y + 28);
        var ab = InterleaveLower(a, b) + InterleaveUpper(a, b);
        var cd = InterleaveLower(c, d) + InterleaveUpper(c, d);
        return Vector128.Create(ab.GetLower(), cd.GetLower()) + Vector128.Create(ab.GetUpper(), cd.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLower(Vector128<float> a, Vector128<float> b) =>
        Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveUpper(Vector128<float> a, Vector128<float> b) =>
        Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* target, Vector256<float> value) => (Vector256.Load(target) + value).Store(target);
}
