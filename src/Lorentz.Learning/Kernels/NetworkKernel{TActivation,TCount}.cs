using System.Runtime.Intrinsics;
using Lorentz.Learning.Activations;

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
        var y = workspace.Outputs.Pointer;
        var values = workspace.Values.Pointer;
        var derivatives = workspace.Derivatives.Pointer;
        Broadcast(samples.Inputs, count, x, y);
        for (var block = 0; block < blocks; block++)
        {
            var blockWeights = weights + (block * blockFloats);
            var kept = block * count * Lanes;
            PreActivate(blockWeights, x, t, count);
            DenseKernel.Activate<TActivation>(
                blockWeights + outputOffset, t, values + kept, derivatives + kept, y, count);
        }

        var loss = Errors(weights, samples, y, gradient);
        for (var block = 0; block < blocks; block++)
        {
            var blockGradient = gradient + (block * blockFloats);
            var kept = block * count * Lanes;
            DenseKernel.BackpropagateOutputs(
                weights + (block * blockFloats) + outputOffset, y, values + kept, derivatives + kept, t, blockGradient + biasOffset, count);
            for (var group = 0; group < fullGroups; group++)
            {
                DenseKernel.BackpropagateInputs<InputCounts.Eight>(
                    t, x + (group * 8 * Lanes), inputs * Lanes, blockGradient + (group * 8 * Lanes), count);
            }

            DenseKernel.BackpropagateInputs<TCount>(
                t, x + (fullGroups * 8 * Lanes), inputs * Lanes, blockGradient + (fullGroups * 8 * Lanes), count);
        }

        return loss;
    }

    internal override void Evaluate(
        float* weights, float* inputBuffer, float* blockBuffer, float* outputBuffer, float* inputRows, int count, float* outputs)
    {
        Broadcast(inputRows, count, inputBuffer, outputBuffer);
        for (var block = 0; block < blocks; block++)
        {
            var blockWeights = weights + (block * blockFloats);
            PreActivate(blockWeights, inputBuffer, blockBuffer, count);
            DenseKernel.ActivateForward<TActivation>(blockWeights + outputOffset, blockBuffer, outputBuffer, count);
        }

        var bias = Vector128.Load(weights + outputBiasOffset);
        for (var s = 0; s < count; s++)
        {
            StoreRow(DenseKernel.Reduce(outputBuffer + (s * OutputStride)) + bias, outputs + (s * outputCount));
        }
    }

    internal override void EvaluateOne(float* weights, float* inputRow, float* outputs)
    {
        var y0 = Vector256<float>.Zero;
        var y1 = Vector256<float>.Zero;
        var y2 = Vector256<float>.Zero;
        var y3 = Vector256<float>.Zero;
        var end = weights + outputBiasOffset;
        for (var w = weights; w < end; w += blockFloats)
        {
            var t = Vector256.Load(w + biasOffset);
            for (var k = 0; k < inputs; k++)
            {
                t = Vector256.FusedMultiplyAdd(Vector256.Load(w + (k * Lanes)), Vector256.Create(inputRow[k]), t);
            }

            var value = TActivation.Value(t);
            var v = w + outputOffset;
            y0 = Vector256.FusedMultiplyAdd(Vector256.Load(v), value, y0);
            y1 = Vector256.FusedMultiplyAdd(Vector256.Load(v + Lanes), value, y1);
            y2 = Vector256.FusedMultiplyAdd(Vector256.Load(v + (2 * Lanes)), value, y2);
            y3 = Vector256.FusedMultiplyAdd(Vector256.Load(v + (3 * Lanes)), value, y3);
        }

        var sums = stackalloc float[OutputStride];
        y0.Store(sums);
        y1.Store(sums + Lanes);
        y2.Store(sums + (2 * Lanes));
        y3.Store(sums + (3 * Lanes));
        StoreRow(DenseKernel.Reduce(sums) + Vector128.Load(end), outputs);
    }

    private void Broadcast(float* rows, int count, float* x, float* y)
    {
        for (var i = 0; i < count * inputs; i++)
        {
            Vector256.Create(rows[i]).Store(x + (i * Lanes));
        }

        new Span<float>(y, count * OutputStride).Clear();
    }

    private void PreActivate(float* blockWeights, float* x, float* t, int count)
    {
        var start = blockWeights + biasOffset;
        var startStride = 0;
        for (var group = 0; group < fullGroups; group++)
        {
            DenseKernel.PreActivate<InputCounts.Eight>(
                blockWeights + (group * 8 * Lanes), start, startStride, x + (group * 8 * Lanes), inputs * Lanes, t, count);
            start = t;
            startStride = Lanes;
        }

        DenseKernel.PreActivate<TCount>(
            blockWeights + (fullGroups * 8 * Lanes), start, startStride, x + (fullGroups * 8 * Lanes), inputs * Lanes, t, count);
    }

    private double Errors(float* weights, in SampleChunk samples, float* y, float* gradient)
    {
        var bias = Vector128.Load(weights + outputBiasOffset);
        var biasGradient = Vector128.Load(gradient + outputBiasOffset);
        var loss = Vector256<double>.Zero;
        for (var s = 0; s < samples.Count; s++)
        {
            var lanes = y + (s * OutputStride);
            var difference = DenseKernel.Reduce(lanes) + bias - LoadRow(samples.Targets + (s * outputCount));
            var weighted = samples.ComponentWeights * difference * Vector128.Create(samples.Weights[s]);
            var (differenceLow, differenceHigh) = Vector128.Widen(difference);
            var (weightedLow, weightedHigh) = Vector128.Widen(weighted);
            loss += Vector256.Create(differenceLow, differenceHigh) * Vector256.Create(weightedLow, weightedHigh);
            var error = weighted * Vector128.Create(samples.ErrorScale);
            biasGradient += error;
            Vector256.Create(error[0]).Store(lanes);
            Vector256.Create(error[1]).Store(lanes + Lanes);
            Vector256.Create(error[2]).Store(lanes + (2 * Lanes));
            Vector256.Create(error[3]).Store(lanes + (3 * Lanes));
        }

        biasGradient.Store(gradient + outputBiasOffset);
        return (loss[0] + loss[1]) + (loss[2] + loss[3]);
    }

    private Vector128<float> LoadRow(float* row) => outputCount switch
    {
        4 => Vector128.Load(row),
        3 => Vector128.Create(row[0], row[1], row[2], 0f),
        2 => Vector128.Create(row[0], row[1], 0f, 0f),
        _ => Vector128.Create(row[0], 0f, 0f, 0f),
    };

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
