using System.Runtime.Intrinsics;
using Lorentz.Learning.Kernels;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.Training;

/// <summary>A running training of a single-layer network: packed weights and moments, workers, one step at a time.</summary>
internal sealed class NetworkSession : TrainingSession
{
    // Blocks of neurons whose parameters one work item updates: small enough to share, its gradient fits the first-level cache.
    private const int UpdateBlocks = 8;
    private readonly TrainingPlan plan;
    private readonly PackedLayout layout;
    private readonly NetworkKernel kernel;
    private readonly Slicing slicing;
    private readonly WorkerTeam team;
    private readonly WorkerPool<SliceWorker> workers;
    private readonly AlignedBuffer<float> weights;
    private readonly AlignedBuffer<float> scaled;
    private readonly AlignedBuffer<float> first;
    private readonly AlignedBuffer<float> second;
    private readonly AlignedBuffer<float>? average;
    private readonly AlignedBuffer<float> mask;
    private readonly AlignedBuffer<float> gradients;
    private readonly double[] losses;
    private readonly double[] squares;
    private readonly Action<int> gradientItem;
    private readonly Action<int> reduceItem;
    private readonly Action<int> updateItem;
    private readonly Action<int> lossItem;

    // What the current parallel phase works on.
    private SampleSource source;
    private RandomPermutation order;
    private long start;
    private int count;
    private OptimiserStep optimiser;
    private float hiddenRate;
    private float outputRate;
    private float keptWeight;
    private float keptBias;
    private float gradientScale;
    private AlignedBuffer<float> evaluated;

    internal NetworkSession(TrainingPlan plan, NetworkShape shape, TrainingState state, SampleSource training, int threads)
    {
        this.plan = plan;
        source = training;
        layout = new PackedLayout(shape);
        kernel = NetworkKernel.For(layout);
        slicing = Slicing.OfChunks(plan.BatchSize, ChunkWorkspace.Samples);
        team = new WorkerTeam(threads);
        var rooms = new SliceWorker[threads];
        for (var i = 0; i < threads; i++)
        {
            rooms[i] = new SliceWorker(layout, kernel, plan.ComponentWeights.AsSpan(), slicing.SliceSamples);
        }

        workers = new WorkerPool<SliceWorker>(rooms);

        weights = Packed(state.Weights);
        scaled = new AlignedBuffer<float>(layout.Length);
        evaluated = new AlignedBuffer<float>(layout.Length);
        layout.Scale(weights.Span, kernel.Scale, scaled.Span);
        first = Packed(state.FirstMoment);
        second = Packed(state.SecondMoment);
        average = state.Average is null ? null : Packed(state.Average);
        var ones = new float[shape.Parameters];
        Array.Fill(ones, 1f);
        mask = Packed(ones);
        gradients = new AlignedBuffer<float>(slicing.Count(plan.BatchSize) * layout.Length);
        losses = new double[Math.Max(slicing.Count(plan.BatchSize), UpdateItems)];
        squares = new double[UpdateItems];
        gradientItem = GradientOfSlice;
        reduceItem = ReduceGradient;
        updateItem = Update;
        lossItem = LossOfSlice;
    }

    private int UpdateItems => (layout.Blocks + UpdateBlocks - 1) / UpdateBlocks;

    /// <inheritdoc/>
    internal override double Step(RandomPermutation permutation, long batchStart, int batchCount, double rate, long step)
    {
        (order, start, count) = (permutation, batchStart, batchCount);
        team.Run(slicing.Count(count), gradientItem);
        var loss = 0.0;
        for (var slice = 0; slice < slicing.Count(count); slice++)
        {
            loss += losses[slice];
        }

        optimiser = new OptimiserStep(plan, rate, step);
        (hiddenRate, outputRate) = (optimiser.Rate(1.0), optimiser.Rate(plan.OutputRateFactor));
        (keptWeight, keptBias) = (optimiser.Kept(true), optimiser.Kept(plan.Optimiser.DecayBiases));
        gradientScale = 1f;
        if (plan.GradientNormLimit is { } limit)
        {
            team.Run(UpdateItems, reduceItem);
            var square = 0.0;
            foreach (var part in squares)
            {
                square += part;
            }

            var norm = Math.Sqrt(square);
            gradientScale = norm > limit ? (float)(limit / norm) : 1f;
        }

        team.Run(UpdateItems, updateItem);
        return loss;
    }

    /// <inheritdoc/>
    internal override double ValidationLoss(SampleSource validation)
    {
        layout.Scale((average ?? weights).Span, kernel.Scale, evaluated.Span);
        var training = source;
        source = validation;
        var total = 0.0;
        var stretch = (long)losses.Length * slicing.SliceSamples;
        for (start = 0; start < validation.Count; start += stretch)
        {
            count = (int)Math.Min(stretch, validation.Count - start);
            team.Run(slicing.Count(count), lossItem);
            for (var slice = 0; slice < slicing.Count(count); slice++)
            {
                total += losses[slice];
            }
        }

        source = training;
        return total / validation.Count;
    }

    /// <inheritdoc/>
    internal override float[] Weights() => layout.Unpack(weights.Span);

    /// <inheritdoc/>
    internal override float[] FirstMoment() => layout.Unpack(first.Span);

    /// <inheritdoc/>
    internal override float[] SecondMoment() => layout.Unpack(second.Span);

    /// <inheritdoc/>
    internal override float[]? Average() => average is null ? null : layout.Unpack(average.Span);

    /// <inheritdoc/>
    public override void Dispose() => team.Dispose();

    private AlignedBuffer<float> Packed(float[] canonical)
    {
        var buffer = new AlignedBuffer<float>(layout.Length);
        layout.Pack(canonical, buffer.Span);
        return buffer;
    }

    private void GradientOfSlice(int slice)
    {
        var samples = Math.Min(slicing.SliceSamples, count - (slice * slicing.SliceSamples));
        var worker = workers.Rent();
        var indices = worker.Indices;
        for (var i = 0; i < samples; i++)
        {
            indices[i] = order[start + (slice * slicing.SliceSamples) + i];
        }

        losses[slice] = worker.Gradient(
            source, samples, scaled, count, gradients.Span.Slice(slice * layout.Length, layout.Length));
        workers.Return(worker);
    }

    private void LossOfSlice(int slice)
    {
        var samples = Math.Min(slicing.SliceSamples, count - (slice * slicing.SliceSamples));
        var worker = workers.Rent();
        var indices = worker.Indices;
        for (var i = 0; i < samples; i++)
        {
            indices[i] = start + (slice * slicing.SliceSamples) + i;
        }

        losses[slice] = worker.Loss(source, samples, evaluated);
        workers.Return(worker);
    }

    private (int Begin, int End) Range(int item)
    {
        var end = Math.Min((item + 1) * UpdateBlocks, layout.Blocks) * layout.BlockFloats;
        return (item * UpdateBlocks * layout.BlockFloats, item == UpdateItems - 1 ? layout.Length : end);
    }

    /// <summary>Adds the slices' gradients in order into that of slice 0, unscaled and masked, and sums its squares.</summary>
    private void ReduceGradient(int item)
    {
        var (begin, end) = Range(item);
        var total = gradients.Span[begin..end];
        for (var slice = 1; slice < slicing.Count(count); slice++)
        {
            var part = gradients.Span.Slice((slice * layout.Length) + begin, total.Length);
            for (var i = 0; i < total.Length; i += DenseKernel.Lanes)
            {
                (Vector256.Create(total[i..]) + Vector256.Create(part[i..])).CopyTo(total[i..]);
            }
        }

        var inverse = 1f / kernel.Scale;
        var square = Vector256<double>.Zero;
        for (var i = 0; i < total.Length; i += DenseKernel.Lanes)
        {
            var factor = IsOutputWeight(begin + i) ? inverse : 1f;
            var value = Vector256.Create(total[i..]) * (factor * Vector256.Create(mask.Span[(begin + i)..]));
            value.CopyTo(total[i..]);
            var (low, high) = Vector256.Widen(value);
            square = Vector256.FusedMultiplyAdd(high, high, Vector256.FusedMultiplyAdd(low, low, square));
        }

        squares[item] = (square[0] + square[1]) + (square[2] + square[3]);
    }

    private void Update(int item)
    {
        if (plan.GradientNormLimit is null)
        {
            ReduceGradient(item);
        }

        var (begin, end) = Range(item);
        var inverse = 1f / kernel.Scale;
        for (var i = begin; i < end; i += DenseKernel.Lanes)
        {
            var isOutputBias = i >= layout.OutputBiasOffset;
            var isOutputWeight = IsOutputWeight(i);
            var isBias = isOutputBias || (!isOutputWeight && i % layout.BlockFloats >= layout.BiasOffset);
            var m = Vector256.Create(first.Span[i..]);
            var v = Vector256.Create(second.Span[i..]);
            var gradient = Vector256.Create(gradients.Span[i..]) * gradientScale;
            var kept = isBias ? keptBias : keptWeight;
            var weight = optimiser.Apply(
                Vector256.Create(weights.Span[i..]), gradient, kept, isOutputWeight ? outputRate : hiddenRate, ref m, ref v);
            m.CopyTo(first.Span[i..]);
            v.CopyTo(second.Span[i..]);
            weight.CopyTo(weights.Span[i..]);
            (weight * (isOutputBias ? 1f : isOutputWeight ? inverse : kernel.Scale)).CopyTo(scaled.Span[i..]);
            if (average is not null)
            {
                optimiser.Average(Vector256.Create(average.Span[i..]), weight).CopyTo(average.Span[i..]);
            }
        }
    }

    private bool IsOutputWeight(int position) =>
        position < layout.OutputBiasOffset && position % layout.BlockFloats >= layout.OutputOffset;
}
