using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Kernels;

/// <summary>
/// The inner loops over the samples of a chunk, for one block of sixteen neurons (two vectors of eight, low and high):
/// the only unsafe arithmetic of the trainer. Pointers are 32-byte aligned; a row is the sixteen floats of a block.
/// </summary>
/// <remarks>
/// Each loop is short: its weights or sums stay in the sixteen vector registers of AVX2, two vectors share every load
/// of a sample's inputs, errors or lane sums, and enough samples fit in the processor's reorder window to hide the
/// latency of a chain of operations. Sums run over samples in order.
/// </remarks>
internal static unsafe class DenseKernel
{
    /// <summary>Floats in a vector.</summary>
    internal const int Lanes = 8;

    /// <summary>Neurons in a block: two vectors.</summary>
    internal const int Row = 2 * Lanes;

    /// <summary>Outputs a kernel carries (networks with fewer are padded with zero weights).</summary>
    internal const int Outputs = 4;

    /// <summary>t[s] = start[s] + sum over k of weights[k] x[s][k], k ascending.</summary>
    /// <param name="weights">Input weights, one row per input.</param>
    /// <param name="start">Where the sum starts: the bias row (stride 0) or an earlier partial sum (stride 16).</param>
    /// <param name="startStride">Floats from one sample's start to the next.</param>
    /// <param name="x">Inputs, each repeated over eight lanes.</param>
    /// <param name="xStride">Floats from one sample's inputs to the next.</param>
    /// <param name="t">Result, a row per sample.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PreActivate<TCount>(
        float* weights, float* start, int startStride, float* x, int xStride, float* t, int samples)
        where TCount : struct, IInputCount
    {
        var low0 = Vector256.Load(weights);
        var high0 = Vector256.Load(weights + Lanes);
        var low1 = TCount.Value > 1 ? Vector256.Load(weights + Row) : default;
        var high1 = TCount.Value > 1 ? Vector256.Load(weights + (3 * Lanes)) : default;
        var low2 = TCount.Value > 2 ? Vector256.Load(weights + (2 * Row)) : default;
        var high2 = TCount.Value > 2 ? Vector256.Load(weights + (5 * Lanes)) : default;
        var low3 = TCount.Value > 3 ? Vector256.Load(weights + (3 * Row)) : default;
        var high3 = TCount.Value > 3 ? Vector256.Load(weights + (7 * Lanes)) : default;
        var low4 = TCount.Value > 4 ? Vector256.Load(weights + (4 * Row)) : default;
        var high4 = TCount.Value > 4 ? Vector256.Load(weights + (9 * Lanes)) : default;
        var low5 = TCount.Value > 5 ? Vector256.Load(weights + (5 * Row)) : default;
        var high5 = TCount.Value > 5 ? Vector256.Load(weights + (11 * Lanes)) : default;
        var end = t + (samples * Row);
        while (t < end)
        {
            var input = Vector256.Load(x);
            var low = Vector256.FusedMultiplyAdd(low0, input, Vector256.Load(start));
            var high = Vector256.FusedMultiplyAdd(high0, input, Vector256.Load(start + Lanes));
            if (TCount.Value > 1)
            {
                input = Vector256.Load(x + Lanes);
                low = Vector256.FusedMultiplyAdd(low1, input, low);
                high = Vector256.FusedMultiplyAdd(high1, input, high);
            }

            if (TCount.Value > 2)
            {
                input = Vector256.Load(x + (2 * Lanes));
                low = Vector256.FusedMultiplyAdd(low2, input, low);
                high = Vector256.FusedMultiplyAdd(high2, input, high);
            }

            if (TCount.Value > 3)
            {
                input = Vector256.Load(x + (3 * Lanes));
                low = Vector256.FusedMultiplyAdd(low3, input, low);
                high = Vector256.FusedMultiplyAdd(high3, input, high);
            }

            if (TCount.Value > 4)
            {
                input = Vector256.Load(x + (4 * Lanes));
                low = Vector256.FusedMultiplyAdd(low4, input, low);
                high = Vector256.FusedMultiplyAdd(high4, input, high);
            }

            if (TCount.Value > 5)
            {
                input = Vector256.Load(x + (5 * Lanes));
                low = Vector256.FusedMultiplyAdd(low5, input, low);
                high = Vector256.FusedMultiplyAdd(high5, input, high);
            }

            if (TCount.Value > 6)
            {
                input = Vector256.Load(x + (6 * Lanes));
                low = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (6 * Row)), low);
                high = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (13 * Lanes)), high);
            }

            if (TCount.Value > 7)
            {
                input = Vector256.Load(x + (7 * Lanes));
                low = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (7 * Row)), low);
                high = Vector256.FusedMultiplyAdd(input, Vector256.Load(weights + (15 * Lanes)), high);
            }

            low.Store(t);
            high.Store(t + Lanes);
            t += Row;
            x += xStride;
            start += startStride;
        }
    }

    /// <summary>Whether |t| stays below a bound for every neuron of a block and every sample.</summary>
    /// <param name="weights">The block: one row per input, then the bias row.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="largest">Largest |x| of any input of any sample.</param>
    /// <param name="bound">The bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool IsBounded(float* weights, int inputs, float largest, float bound)
    {
        var sum = Vector256.Max(
            Vector256.Abs(Vector256.Load(weights + (inputs * Row))), Vector256.Abs(Vector256.Load(weights + (inputs * Row) + Lanes)));
        for (var k = 0; k < inputs; k++)
        {
            var larger = Vector256.Max(
                Vector256.Abs(Vector256.Load(weights + (k * Row))), Vector256.Abs(Vector256.Load(weights + (k * Row) + Lanes)));
            sum += larger * largest;
        }

        return Vector256.LessThanAll(sum, Vector256.Create(bound));
    }

    /// <summary>The first step of the activation, two rows at a time.</summary>
    /// <param name="t">Pre-activations.</param>
    /// <param name="prepared">Receives what the second step needs.</param>
    /// <param name="rows">Number of rows; with an odd number one row beyond is read and written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Prepare<TActivation>(float* t, float* prepared, int rows)
        where TActivation : struct, IActivation
    {
        for (var end = t + (rows * Row); t < end; t += 2 * Row, prepared += 2 * Row)
        {
            var (a, b, c, d) = (Vector256.Load(t), Vector256.Load(t + Lanes), Vector256.Load(t + Row), Vector256.Load(t + (3 * Lanes)));
            TActivation.Prepare(ref a, ref b, ref c, ref d);
            a.Store(prepared);
            b.Store(prepared + Lanes);
            c.Store(prepared + Row);
            d.Store(prepared + (3 * Lanes));
        }
    }

    /// <summary>As <see cref="Prepare"/>, where <see cref="IsBounded"/> holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PrepareBounded<TActivation>(float* t, float* prepared, int rows)
        where TActivation : struct, IActivation
    {
        for (var end = t + (rows * Row); t < end; t += 2 * Row, prepared += 2 * Row)
        {
            var (a, b, c, d) = (Vector256.Load(t), Vector256.Load(t + Lanes), Vector256.Load(t + Row), Vector256.Load(t + (3 * Lanes)));
            TActivation.PrepareBounded(ref a, ref b, ref c, ref d);
            a.Store(prepared);
            b.Store(prepared + Lanes);
            c.Store(prepared + Row);
            d.Store(prepared + (3 * Lanes));
        }
    }

    /// <summary>
    /// The other steps of the activation: keeps values and derivatives, and adds the block's share to the lane sums of the
    /// four outputs, low vector first. The gates of a sample are made one sample ahead.
    /// </summary>
    /// <param name="outputWeights">Four rows.</param>
    /// <param name="t">Pre-activations, a row per sample.</param>
    /// <param name="prepared">What the first step made of them; a row beyond the last sample is read.</param>
    /// <param name="values">Receives the activations.</param>
    /// <param name="derivatives">Receives their derivatives.</param>
    /// <param name="y">Lane sums, four vectors per sample, added to.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Activate<TActivation>(
        float* outputWeights, float* t, float* prepared, float* values, float* derivatives, float* y, int samples)
        where TActivation : struct, IActivation
    {
        var low0 = Vector256.Load(outputWeights);
        var high0 = Vector256.Load(outputWeights + Lanes);
        var low1 = Vector256.Load(outputWeights + Row);
        var high1 = Vector256.Load(outputWeights + (3 * Lanes));
        var low2 = Vector256.Load(outputWeights + (2 * Row));
        var high2 = Vector256.Load(outputWeights + (5 * Lanes));
        var low3 = Vector256.Load(outputWeights + (3 * Row));
        var high3 = Vector256.Load(outputWeights + (7 * Lanes));
        var end = t + (samples * Row);
        var lowGate = TActivation.Gate(Vector256.Load(prepared));
        var highGate = TActivation.Gate(Vector256.Load(prepared + Lanes));
        while (t < end)
        {
            var low = TActivation.Value(Vector256.Load(t), lowGate);
            var high = TActivation.Value(Vector256.Load(t + Lanes), highGate);
            var lowDerivative = TActivation.Derivative(Vector256.Load(t), low, lowGate);
            var highDerivative = TActivation.Derivative(Vector256.Load(t + Lanes), high, highGate);
            prepared += Row;
            lowGate = TActivation.Gate(Vector256.Load(prepared));
            highGate = TActivation.Gate(Vector256.Load(prepared + Lanes));
            low.Store(values);
            high.Store(values + Lanes);
            Vector256.FusedMultiplyAdd(high0, high, Vector256.FusedMultiplyAdd(low0, low, Vector256.Load(y))).Store(y);
            Vector256.FusedMultiplyAdd(high1, high, Vector256.FusedMultiplyAdd(low1, low, Vector256.Load(y + Lanes))).Store(y + Lanes);
            Vector256.FusedMultiplyAdd(high2, high, Vector256.FusedMultiplyAdd(low2, low, Vector256.Load(y + (2 * Lanes)))).Store(y + (2 * Lanes));
            Vector256.FusedMultiplyAdd(high3, high, Vector256.FusedMultiplyAdd(low3, low, Vector256.Load(y + (3 * Lanes)))).Store(y + (3 * Lanes));
            lowDerivative.Store(derivatives);
            highDerivative.Store(derivatives + Lanes);
            t += Row;
            values += Row;
            derivatives += Row;
            y += Outputs * Lanes;
        }
    }

    /// <summary>As <see cref="Activate"/>, without keeping anything but the lane sums (inference).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ActivateForward<TActivation>(
        float* outputWeights, float* t, float* prepared, float* y, int samples)
        where TActivation : struct, IActivation
    {
        var low0 = Vector256.Load(outputWeights);
        var high0 = Vector256.Load(outputWeights + Lanes);
        var low1 = Vector256.Load(outputWeights + Row);
        var high1 = Vector256.Load(outputWeights + (3 * Lanes));
        var low2 = Vector256.Load(outputWeights + (2 * Row));
        var high2 = Vector256.Load(outputWeights + (5 * Lanes));
        var low3 = Vector256.Load(outputWeights + (3 * Row));
        var high3 = Vector256.Load(outputWeights + (7 * Lanes));
        var end = t + (samples * Row);
        while (t < end)
        {
            var low = TActivation.Value(Vector256.Load(t), TActivation.Gate(Vector256.Load(prepared)));
            var high = TActivation.Value(Vector256.Load(t + Lanes), TActivation.Gate(Vector256.Load(prepared + Lanes)));
            Vector256.FusedMultiplyAdd(high0, high, Vector256.FusedMultiplyAdd(low0, low, Vector256.Load(y))).Store(y);
            Vector256.FusedMultiplyAdd(high1, high, Vector256.FusedMultiplyAdd(low1, low, Vector256.Load(y + Lanes))).Store(y + Lanes);
            Vector256.FusedMultiplyAdd(high2, high, Vector256.FusedMultiplyAdd(low2, low, Vector256.Load(y + (2 * Lanes)))).Store(y + (2 * Lanes));
            Vector256.FusedMultiplyAdd(high3, high, Vector256.FusedMultiplyAdd(low3, low, Vector256.Load(y + (3 * Lanes)))).Store(y + (3 * Lanes));
            t += Row;
            prepared += Row;
            y += Outputs * Lanes;
        }
    }

    /// <summary>
    /// Carries the output errors back through the output weights: delta per sample, and the chunk's gradient of bias and
    /// output weights, added to what is there.
    /// </summary>
    /// <param name="outputWeights">Four rows.</param>
    /// <param name="errors">Loss derivative by output, four vectors per sample, each repeated over eight lanes.</param>
    /// <param name="values">Activations, a row per sample.</param>
    /// <param name="derivatives">Their derivatives.</param>
    /// <param name="deltas">Receives the loss derivative by pre-activation, a row per sample.</param>
    /// <param name="gradient">Five rows: bias, then four output weights; added to.</param>
    /// <param name="samples">Number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BackpropagateOutputs(
        float* outputWeights, float* errors, float* values, float* derivatives, float* deltas, float* gradient, int samples)
    {
        var lowBias = Vector256<float>.Zero;
        var highBias = Vector256<float>.Zero;
        var low0 = Vector256<float>.Zero;
        var high0 = Vector256<float>.Zero;
        var low1 = Vector256<float>.Zero;
        var high1 = Vector256<float>.Zero;
        var low2 = Vector256<float>.Zero;
        var high2 = Vector256<float>.Zero;
        var low3 = Vector256<float>.Zero;
        var high3 = Vector256<float>.Zero;
        var end = deltas + (samples * Row);
        while (deltas < end)
        {
            var low = Vector256.Load(values);
            var high = Vector256.Load(values + Lanes);
            var error = Vector256.Load(errors);
            var lowDelta = error * Vector256.Load(outputWeights);
            var highDelta = error * Vector256.Load(outputWeights + Lanes);
            low0 = Vector256.FusedMultiplyAdd(error, low, low0);
            high0 = Vector256.FusedMultiplyAdd(error, high, high0);
            error = Vector256.Load(errors + Lanes);
            lowDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + Row), lowDelta);
            highDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + (3 * Lanes)), highDelta);
            low1 = Vector256.FusedMultiplyAdd(error, low, low1);
            high1 = Vector256.FusedMultiplyAdd(error, high, high1);
            error = Vector256.Load(errors + (2 * Lanes));
            lowDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + (2 * Row)), lowDelta);
            highDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + (5 * Lanes)), highDelta);
            low2 = Vector256.FusedMultiplyAdd(error, low, low2);
            high2 = Vector256.FusedMultiplyAdd(error, high, high2);
            error = Vector256.Load(errors + (3 * Lanes));
            lowDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + (3 * Row)), lowDelta);
            highDelta = Vector256.FusedMultiplyAdd(error, Vector256.Load(outputWeights + (7 * Lanes)), highDelta);
            low3 = Vector256.FusedMultiplyAdd(error, low, low3);
            high3 = Vector256.FusedMultiplyAdd(error, high, high3);
            lowDelta *= Vector256.Load(derivatives);
            highDelta *= Vector256.Load(derivatives + Lanes);
            lowDelta.Store(deltas);
            highDelta.Store(deltas + Lanes);
            lowBias += lowDelta;
            highBias += highDelta;
            deltas += Row;
            values += Row;
            derivatives += Row;
            errors += Outputs * Lanes;
        }

        Add(gradient, lowBias);
        Add(gradient + Lanes, highBias);
        Add(gradient + Row, low0);
        Add(gradient + (3 * Lanes), high0);
        Add(gradient + (2 * Row), low1);
        Add(gradient + (5 * Lanes), high1);
        Add(gradient + (3 * Row), low2);
        Add(gradient + (7 * Lanes), high2);
        Add(gradient + (4 * Row), low3);
        Add(gradient + (9 * Lanes), high3);
    }

    /// <summary>Adds the chunk's gradient of the input weights, sum over samples of delta[s] x[s][k], for a block.</summary>
    /// <param name="deltas">Loss derivative by pre-activation, a row per sample.</param>
    /// <param name="x">Inputs, each repeated over eight lanes.</param>
    /// <param name="xStride">Floats from one sample's inputs to the next.</param>
    /// <param name="gradient">One row per input; added to.</param>
    /// <param name="samples">Number of samples.</param>
    internal static void BackpropagateInputs<TCount>(float* deltas, float* x, int xStride, float* gradient, int samples)
        where TCount : struct, IInputCount
    {
        if (TCount.Value <= 6)
        {
            BackpropagateInputsTogether<TCount>(deltas, x, xStride, gradient, samples);
        }
        else
        {
            BackpropagateInputsSingly<TCount>(deltas, x, xStride, gradient, samples);
            BackpropagateInputsSingly<TCount>(deltas + Lanes, x, xStride, gradient + Lanes, samples);
        }
    }

    /// <summary>Both vectors of a block at once: up to six inputs, whose twelve sums fit the registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackpropagateInputsTogether<TCount>(float* deltas, float* x, int xStride, float* gradient, int samples)
        where TCount : struct, IInputCount
    {
        var low0 = Vector256<float>.Zero;
        var high0 = Vector256<float>.Zero;
        var low1 = Vector256<float>.Zero;
        var high1 = Vector256<float>.Zero;
        var low2 = Vector256<float>.Zero;
        var high2 = Vector256<float>.Zero;
        var low3 = Vector256<float>.Zero;
        var high3 = Vector256<float>.Zero;
        var low4 = Vector256<float>.Zero;
        var high4 = Vector256<float>.Zero;
        var low5 = Vector256<float>.Zero;
        var high5 = Vector256<float>.Zero;
        var end = deltas + (samples * Row);
        while (deltas < end)
        {
            var low = Vector256.Load(deltas);
            var high = Vector256.Load(deltas + Lanes);
            var input = Vector256.Load(x);
            low0 = Vector256.FusedMultiplyAdd(low, input, low0);
            high0 = Vector256.FusedMultiplyAdd(high, input, high0);
            if (TCount.Value > 1)
            {
                input = Vector256.Load(x + Lanes);
                low1 = Vector256.FusedMultiplyAdd(low, input, low1);
                high1 = Vector256.FusedMultiplyAdd(high, input, high1);
            }

            if (TCount.Value > 2)
            {
                input = Vector256.Load(x + (2 * Lanes));
                low2 = Vector256.FusedMultiplyAdd(low, input, low2);
                high2 = Vector256.FusedMultiplyAdd(high, input, high2);
            }

            if (TCount.Value > 3)
            {
                input = Vector256.Load(x + (3 * Lanes));
                low3 = Vector256.FusedMultiplyAdd(low, input, low3);
                high3 = Vector256.FusedMultiplyAdd(high, input, high3);
            }

            if (TCount.Value > 4)
            {
                input = Vector256.Load(x + (4 * Lanes));
                low4 = Vector256.FusedMultiplyAdd(low, input, low4);
                high4 = Vector256.FusedMultiplyAdd(high, input, high4);
            }

            if (TCount.Value > 5)
            {
                input = Vector256.Load(x + (5 * Lanes));
                low5 = Vector256.FusedMultiplyAdd(low, input, low5);
                high5 = Vector256.FusedMultiplyAdd(high, input, high5);
            }

            deltas += Row;
            x += xStride;
        }

        Add(gradient, low0);
        Add(gradient + Lanes, high0);
        if (TCount.Value > 1)
        {
            Add(gradient + Row, low1);
            Add(gradient + (3 * Lanes), high1);
        }

        if (TCount.Value > 2)
        {
            Add(gradient + (2 * Row), low2);
            Add(gradient + (5 * Lanes), high2);
        }

        if (TCount.Value > 3)
        {
            Add(gradient + (3 * Row), low3);
            Add(gradient + (7 * Lanes), high3);
        }

        if (TCount.Value > 4)
        {
            Add(gradient + (4 * Row), low4);
            Add(gradient + (9 * Lanes), high4);
        }

        if (TCount.Value > 5)
        {
            Add(gradient + (5 * Row), low5);
            Add(gradient + (11 * Lanes), high5);
        }
    }

    /// <summary>One vector of a block, 16 floats apart: up to eight inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackpropagateInputsSingly<TCount>(float* deltas, float* x, int xStride, float* gradient, int samples)
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
        var end = deltas + (samples * Row);
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

            deltas += Row;
            x += xStride;
        }

        Add(gradient, g0);
        if (TCount.Value > 1)
        {
            Add(gradient + Row, g1);
        }

        if (TCount.Value > 2)
        {
            Add(gradient + (2 * Row), g2);
        }

        if (TCount.Value > 3)
        {
            Add(gradient + (3 * Row), g3);
        }

        if (TCount.Value > 4)
        {
            Add(gradient + (4 * Row), g4);
        }

        if (TCount.Value > 5)
        {
            Add(gradient + (5 * Row), g5);
        }

        if (TCount.Value > 6)
        {
            Add(gradient + (6 * Row), g6);
        }

        if (TCount.Value > 7)
        {
            Add(gradient + (7 * Row), g7);
        }
    }

    /// <summary>
    /// The four outputs of a sample from its lane sums: of eight lanes, ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Reduce(float* y)
    {
        var first = Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, 0).AsSingle(), Total(y), Total(y + Lanes));
        var last = Vector128.ConditionalSelect(Vector128.Create(0, 0, -1, 0).AsSingle(), Total(y + (2 * Lanes)), Total(y + (3 * Lanes)));
        return Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), first, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Total(float* lanes)
    {
        var four = Vector128.Load(lanes) + Vector128.Load(lanes + 4);
        var two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return two + Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(float* target, Vector256<float> value) => (Vector256.Load(target) + value).Store(target);
}
