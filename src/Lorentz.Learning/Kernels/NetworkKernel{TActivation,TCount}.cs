using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Kernels.Layers;

namespace Lorentz.Learning.Kernels;

/// <summary>
/// The passes for an activation and an input count; beyond eight inputs, whole groups of eight come first and
/// <typeparamref name="TCount"/> is the number in the last group.
/// </summary>
internal sealed unsafe class NetworkKernel<TActivation, TCount>(PackedLayout layout) : NetworkKernel
    where TActivation : struct, IActivation
    where TCount : struct, IInputCount
{
    private const int Lanes = DenseKernel.Lanes;
    private const int Row = DenseKernel.Row;
    private const int OutputStride = DenseKernel.Outputs * Lanes;
    private readonly int blocks = layout.Blocks;
    private readonly int inputs = layout.Shape.Inputs;
    private readonly int outputCount = layout.Shape.Outputs;
    private readonly int blockFloats = layout.BlockFloats;
    private readonly int biasOffset = layout.BiasOffset;
    private readonly int outputOffset = layout.OutputOffset;
    private readonly int outputBiasOffset = layout.OutputBiasOffset;
    private readonly int fullGroups = (layout.Shape.Inputs - 1) / 8;

    internal override float Scale => TActivation.Scale;

    internal override double AddGradient(float* weights, ChunkWorkspace workspace, in SampleChunk samples, float* gradient)
    {
        var count = samples.Count;
        var x = workspace.Inputs.Pointer;
        var t = workspace.Block.Pointer;
        var prepared = workspace.Prepared.Pointer;
        var y = workspace.Outputs.Pointer;
        var values = workspace.Values.Pointer;
        var derivatives = workspace.Derivatives.Pointer;
        var largest = Broadcast(samples.Inputs, count, x, y);
        for (var block = 0; block < blocks; block++)
        {
            var blockWeights = weights + (block * blockFloats);
            var kept = block * count * Row;
            PreActivate(blockWeights, x, t, count);
            Prepare(blockWeights, largest, t, prepared, count);
            DenseKernel.Activate<TActivation>(
                blockWeights + outputOffset, t, prepared, values + kept, derivatives + kept, y, count);
        }

        var loss = Errors(weights, samples, y, gradient);
        for (var block = 0; block < blocks; block++)
        {
            var blockGradient = gradient + (block * blockFloats);
            var kept = block * count * Row;
            DenseKernel.BackpropagateOutputs(
                weights + (block * blockFloats) + outputOffset,
                y,
                values + kept,
                derivatives + kept,
                t,
                blockGradient + biasOffset,
                count);
            for (var group = 0; group < fullGroups; group++)
            {
                DenseKernel.BackpropagateInputs<InputCounts.Eight>(
                    t, x + (group * 8 * Lanes), inputs * Lanes, blockGradient + (group * 8 * Row), count);
            }

            DenseKernel.BackpropagateInputs<TCount>(
                t, x + (fullGroups * 8 * Lanes), inputs * Lanes, blockGradient + (fullGroups * 8 * Row), count);
        }

        GC.KeepAlive(workspace);
        return loss;
    }

    internal override void Evaluate(float* weights, float* room, float* inputRows, int count, float* outputs)
    {
        var t = room;
        var prepared = t + ((count + 1) * Row);
        var y = prepared + ((count + 1) * Row);
        var x = y + (count * OutputStride);
        var largest = Broadcast(inputRows, count, x, y);
        for (var block = 0; block < blocks; block++)
        {
            var blockWeights = weights + (block * blockFloats);
            PreActivate(blockWeights, x, t, count);
            Prepare(blockWeights, largest, t, prepared, count);
            DenseKernel.ActivateForward<TActivation>(blockWeights + outputOffset, t, prepared, y, count);
        }

        var bias = Vector128.Load(weights + outputBiasOffset);
        for (var s = 0; s < count; s++)
        {
            StoreRow(DenseKernel.Reduce(y + (s * OutputStride)) + bias, outputs + (s * outputCount));
        }
    }

    // Weights that no first-level cache holds come from the second: what they cost is hidden only behind other work.
    private const int FirstLevelFloats = 32 * 1024 / sizeof(float);

    [SkipLocalsInit]
    internal override void EvaluateOne(float* weights, float* inputRow, float* outputs)
    {
        const int tileRows = 64;
        var room = stackalloc float[(2 * tileRows * Row) + OutputStride + Lanes];
        room += ((32 - ((nint)room & 31)) & 31) / sizeof(float);
        var t = room;
        var prepared = t + (tileRows * Row);
        var y = prepared + (tileRows * Row);
        new Span<float>(y, OutputStride).Clear();
        var first = 0;
        if (TActivation.HasWideValue && Vector512.IsHardwareAccelerated && fullGroups == 0 && blocks * blockFloats > FirstLevelFloats)
        {
            SingleKernel.Wide<TActivation, TCount>(weights, blockFloats, inputRow, y, blocks);
            first = blocks;
        }

        for (; first < blocks; first += tileRows)
        {
            var rows = Math.Min(tileRows, blocks - first);
            var tile = weights + (first * blockFloats);
            PreActivateOne(tile, inputRow, t, rows);
            DenseKernel.Prepare<TActivation>(t, prepared, rows);
            SingleKernel.Activate<TActivation>(tile + outputOffset, blockFloats, t, prepared, y, rows);
        }

        StoreRow(DenseKernel.Reduce(y) + Vector128.Load(weights + outputBiasOffset), outputs);
    }

    // Tile by tile, so that the weights are in the first-level cache when the derivatives take them up again. There are
    // sums for four outputs, so that an odd last one has a partner.
    [SkipLocalsInit]
    internal override void DifferentiateOne(float* weights, float* inputRow, float* outputs, float* jacobian)
    {
        const int tileRows = 32;
        var length = (2 * tileRows * Row) + OutputStride + (DenseKernel.Outputs * inputs * Row);
        var room = stackalloc float[length + Row];
        room += ((64 - ((nint)room & 63)) & 63) / sizeof(float);
        var t = room;
        var slopes = t + (tileRows * Row);
        var y = slopes + (tileRows * Row);
        var sums = y + OutputStride;
        new Span<float>(y, OutputStride + (DenseKernel.Outputs * inputs * Row)).Clear();
        for (var first = 0; first < blocks; first += tileRows)
        {
            var rows = Math.Min(tileRows, blocks - first);
            var tile = weights + ((nint)first * blockFloats);
            PreActivateOne(tile, inputRow, t, rows);
            DenseKernel.Prepare<TActivation>(t, slopes, rows);
            DerivativeKernel.Activate<TActivation>(tile + outputOffset, blockFloats, t, slopes, y, rows);
            for (var group = 0; group < fullGroups; group++)
            {
                Accumulate<InputCounts.Eight>(tile, group * 8, slopes, sums, rows);
            }

            Accumulate<TCount>(tile, fullGroups * 8, slopes, sums, rows);
        }

        StoreRow(DenseKernel.Reduce(y) + Vector128.Load(weights + outputBiasOffset), outputs);
        DerivativeKernel.Total(sums, 1f / TActivation.Scale, jacobian, outputCount * inputs);
    }

    private void Accumulate<TGroup>(float* tile, int input, float* slopes, float* sums, int rows)
        where TGroup : struct, IInputCount
    {
        for (var output = 0; output < outputCount; output += 2)
        {
            var first = sums + (((output * inputs) + input) * Row);
            var inputRow = tile + (input * Row);
            var outputRow = tile + outputOffset + (output * Row);
            if (Vector512.IsHardwareAccelerated)
            {
                DerivativeKernel.Accumulate<TGroup, Lanes512<float>>(inputRow, outputRow, blockFloats, slopes, first, first + (inputs * Row), rows);
                continue;
            }

            for (var half = 0; half < Row; half += Lanes)
            {
                DerivativeKernel.Accumulate<TGroup, Lanes256<float>>(
                    inputRow + half, outputRow + half, blockFloats, slopes + half, first + half, first + (inputs * Row) + half, rows);
            }
        }
    }

    /// <summary>Repeats inputs over eight lanes, clears lane sums; returns the largest |input|.</summary>
    private float Broadcast(float* rows, int count, float* x, float* y)
    {
        var largest = Vector256<float>.Zero;
        for (var end = rows + (count * inputs); rows < end; rows++, x += Lanes)
        {
            var value = Vector256.Create(*rows);

            // In this order: an input that is no number must not hide what was largest before it.
            largest = Vector256.MaxNative(Vector256.Abs(value), largest);
            value.Store(x);
        }

        new Span<float>(y, count * OutputStride).Clear();
        return largest.ToScalar();
    }

    private void Prepare(float* blockWeights, float largest, float* t, float* prepared, int count)
    {
        if (DenseKernel.IsBounded(blockWeights, inputs, largest, TActivation.Bound))
        {
            DenseKernel.PrepareBounded<TActivation>(t, prepared, count);
        }
        else
        {
            DenseKernel.Prepare<TActivation>(t, prepared, count);
        }
    }

    private void PreActivateOne(float* tile, float* x, float* t, int rows)
    {
        var start = tile + biasOffset;
        var startStride = blockFloats;
        for (var group = 0; group < fullGroups; group++)
        {
            SingleKernel.PreActivate<InputCounts.Eight>(
                tile + (group * 8 * Row), blockFloats, start, startStride, x + (group * 8), t, rows);
            start = t;
            startStride = Row;
        }

        SingleKernel.PreActivate<TCount>(
            tile + (fullGroups * 8 * Row), blockFloats, start, startStride, x + (fullGroups * 8), t, rows);
    }

    private void PreActivate(float* blockWeights, float* x, float* t, int count)
    {
        var start = blockWeights + biasOffset;
        var startStride = 0;
        for (var group = 0; group < fullGroups; group++)
        {
            DenseKernel.PreActivate<InputCounts.Eight>(
                blockWeights + (group * 8 * Row), start, startStride, x + (group * 8 * Lanes), inputs * Lanes, t, count);
            start = t;
            startStride = Row;
        }

        DenseKernel.PreActivate<TCount>(
            blockWeights + (fullGroups * 8 * Row), start, startStride, x + (fullGroups * 8 * Lanes), inputs * Lanes, t, count);
    }

    private double Errors(float* weights, in SampleChunk samples, float* y, float* gradient)
    {
        var bias = Vector128.Load(weights + outputBiasOffset);
        var biasGradient = Vector128.Load(gradient + outputBiasOffset);
        var loss = Vector256<double>.Zero;
        var (count, outputs, componentWeights) = (samples.Count, outputCount, samples.ComponentWeights);
        var errorScale = Vector128.Create(samples.ErrorScale);
        for (var s = 0; s < count; s++)
        {
            var lanes = y + (s * OutputStride);
            var difference = DenseKernel.Reduce(lanes) + bias - LoadRow(samples.Targets + (s * outputs), outputs);
            var weighted = componentWeights * difference * Vector128.Create(samples.Weights[s]);
            var (differenceLow, differenceHigh) = Vector128.Widen(difference);
            var (weightedLow, weightedHigh) = Vector128.Widen(weighted);
            loss += Vector256.Create(differenceLow, differenceHigh) * Vector256.Create(weightedLow, weightedHigh);
            var error = weighted * errorScale;
            biasGradient += error;
            Vector256.Create(error[0]).Store(lanes);
            Vector256.Create(error[1]).Store(lanes + Lanes);
            Vector256.Create(error[2]).Store(lanes + (2 * Lanes));
            Vector256.Create(error[3]).Store(lanes + (3 * Lanes));
        }

        biasGradient.Store(gradient + outputBiasOffset);
        return (loss[0] + loss[1]) + (loss[2] + loss[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadRow(float* row, int length) =>
        length == DenseKernel.Outputs ? Vector128.Load(row) : LoadShortRow(row, length);

    private static Vector128<float> LoadShortRow(float* row, int length) =>
        Vector128.Create(row[0], length > 1 ? row[1] : 0f, length > 2 ? row[2] : 0f, 0f);

    private void StoreRow(Vector128<float> value, float* row)
    {
        if (outputCount == DenseKernel.Outputs)
        {
            value.Store(row);
            return;
        }

        for (var j = 0; j < outputCount; j++)
        {
            row[j] = value[j];
        }
    }
}
