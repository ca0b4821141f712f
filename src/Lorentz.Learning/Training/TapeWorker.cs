using Lorentz.Learning.Models;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;

namespace Lorentz.Learning.Training;

/// <summary>One worker's room: the indices of a slice, and the memory of a chunk of its samples.</summary>
internal sealed class TapeWorker(TapeTrainee trainee, ulong seed, int sourceTargets, int chunkSamples, int sliceSamples)
{
    private readonly TapeMemory<float> memory = new(trainee.Program, chunkSamples);
    private readonly long[] indices = new long[sliceSamples];
    private readonly float[] ignoredTargets = new float[trainee.TargetNode is null ? chunkSamples * sourceTargets : 0];
    private readonly float[] weights = new float[chunkSamples];

    /// <summary>Room for the indices of a slice's samples.</summary>
    internal Span<long> Indices => indices;

    /// <summary>Writes the gradient of the mean loss of a batch, as far as the first indices go.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="count">Number of indices.</param>
    /// <param name="parameters">The weight vector.</param>
    /// <param name="batch">Samples of the batch.</param>
    /// <param name="step">The step, from 1.</param>
    /// <param name="place">Place of the first index in the batch.</param>
    /// <param name="gradient">Overwritten.</param>
    /// <returns>Sum of the sample losses.</returns>
    internal double Gradient(SampleSource source, int count, ReadOnlySpan<float> parameters, int batch, long step, int place, Span<float> gradient)
    {
        gradient.Clear();
        var loss = 0.0;
        source.Announce(indices.AsSpan(0, count));
        for (var start = 0; start < count; start += chunkSamples)
        {
            var samples = Math.Min(chunkSamples, count - start);
            loss += Forward(source, start, samples, parameters, step, place + start);
            for (var i = 0; i < samples; i++)
            {
                weights[i] /= batch;
            }

            trainee.Program.Backward(memory, parameters, samples, trainee.Loss, weights.AsSpan(0, samples), gradient);
        }

        return loss;
    }

    /// <summary>Sums the losses of the first indices.</summary>
    internal double Loss(SampleSource source, int count, ReadOnlySpan<float> parameters)
    {
        var loss = 0.0;
        source.Announce(indices.AsSpan(0, count));
        for (var start = 0; start < count; start += chunkSamples)
        {
            loss += Forward(source, start, Math.Min(chunkSamples, count - start), parameters, null, 0);
        }

        return loss;
    }

    private double Forward(SampleSource source, int start, int samples, ReadOnlySpan<float> parameters, long? step, int place)
    {
        var targets = trainee.TargetNode is { } node ? memory.Input(node, samples) : ignoredTargets.AsSpan(0, samples * sourceTargets);
        source.Gather(indices.AsSpan(start, samples), memory.Input(trainee.InputNode, samples), targets, weights.AsSpan(0, samples));
        FillMasks(samples, step, place);
        trainee.Program.Forward(memory, parameters, samples);
        var losses = memory.Output(trainee.Loss, samples);
        var sum = 0.0;
        for (var i = 0; i < samples; i++)
        {
            sum += (double)losses[i] * weights[i];
        }

        return sum;
    }

    // Outside training nothing is dropped.
    private void FillMasks(int samples, long? step, int place)
    {
        if (step is { } drawn)
        {
            DropoutMask.Fill(trainee.Masks.AsSpan(), memory, samples, seed, (ulong)drawn, place);
            return;
        }

        foreach (var mask in trainee.Masks)
        {
            memory.Input(mask.Node, samples).Fill(1f);
        }
    }
}
