using System.Runtime.Intrinsics;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Samples;

namespace Lorentz.Learning.Training;

/// <summary>One worker's room: the indices of a slice, one chunk of its samples and what that needs.</summary>
internal sealed unsafe class SliceWorker
{
    private readonly NetworkKernel kernel;
    private readonly ChunkWorkspace workspace;
    private readonly Vector128<float> componentWeights;
    private readonly int inputCount;
    private readonly int outputCount;
    private readonly long[] indices;
    private readonly AlignedBuffer<float> inputs;
    private readonly AlignedBuffer<float> targets;
    private readonly AlignedBuffer<float> weights;
    private readonly AlignedBuffer<float> room;
    private readonly float[] outputs;

    internal SliceWorker(PackedLayout layout, NetworkKernel kernel, ReadOnlySpan<float> componentWeights, int sliceSamples)
    {
        this.kernel = kernel;
        workspace = new(layout, gradients: true);
        inputCount = layout.Shape.Inputs;
        outputCount = layout.Shape.Outputs;
        indices = new long[sliceSamples];
        inputs = new(ChunkWorkspace.Samples * inputCount);
        targets = new(ChunkWorkspace.Samples * outputCount);
        weights = new(ChunkWorkspace.Samples);
        room = new(NetworkKernel.RoomFloats(layout.Shape));
        outputs = new float[ChunkWorkspace.Samples * outputCount];
        for (var j = 0; j < outputCount; j++)
        {
            this.componentWeights = this.componentWeights.WithElement(j, componentWeights[j]);
        }
    }

    /// <summary>Room for the indices of a slice's samples.</summary>
    internal Span<long> Indices => indices;

    /// <summary>Gathers the first <paramref name="count"/> indices and writes their packed gradient.</summary>
    /// <returns>Sum of the sample losses.</returns>
    internal double Gradient(SampleSource source, int count, AlignedBuffer<float> network, long batch, Span<float> gradient)
    {
        source.Announce(indices.AsSpan(0, count));
        gradient.Clear();
        var loss = 0.0;
        fixed (float* target = gradient)
        {
            for (var start = 0; start < count; start += ChunkWorkspace.Samples)
            {
                var samples = Math.Min(ChunkWorkspace.Samples, count - start);
                Gather(source, start, samples);
                var chunk = new SampleChunk(
                    inputs.Pointer,
                    targets.Pointer,
                    weights.Pointer,
                    samples,
                    componentWeights,
                    (float)(2.0 / batch));
                loss += kernel.AddGradient(network.Pointer, workspace, chunk, target);
            }
        }

        GC.KeepAlive(network);
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>Gathers the first <paramref name="count"/> indices and sums their losses.</summary>
    internal double Loss(SampleSource source, int count, AlignedBuffer<float> network)
    {
        source.Announce(indices.AsSpan(0, count));
        var loss = 0.0;
        for (var start = 0; start < count; start += ChunkWorkspace.Samples)
        {
            var samples = Math.Min(ChunkWorkspace.Samples, count - start);
            Gather(source, start, samples);
            fixed (float* y = outputs)
            {
                kernel.Evaluate(
                    network.Pointer,
                    room.Pointer,
                    inputs.Pointer,
                    samples,
                    y);
            }

            for (var s = 0; s < samples; s++)
            {
                loss += SampleLoss(s);
            }
        }

        GC.KeepAlive(network);
        GC.KeepAlive(this);
        return loss;
    }

    private double SampleLoss(int row)
    {
        var sum = 0.0;
        for (var j = 0; j < outputCount; j++)
        {
            double difference = outputs[(row * outputCount) + j] - targets.Pointer[(row * outputCount) + j];
            sum += componentWeights[j] * (difference * difference);
        }

        return sum * weights.Pointer[row];
    }

    private void Gather(SampleSource source, int start, int count) => source.Gather(
        indices.AsSpan(start, count),
        inputs.Span[..(count * inputCount)],
        targets.Span[..(count * outputCount)],
        weights.Span[..count]);
}
