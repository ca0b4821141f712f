using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Tapes.Operations;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Learning.Training;

/// <summary>A running training of a tape: weights and moments in canonical order, workers, one step at a time.</summary>
internal sealed class TapeSession : TrainingSession
{
    // Weights that one work item updates.
    private const int UpdateLength = 8192;
    private const int MostSlices = 16;
    private readonly TrainingPlan plan;
    private readonly Slicing slicing;
    private readonly WorkerTeam team;
    private readonly WorkerPool<TapeWorker> workers;
    private readonly ImmutableArray<ParameterGroup> pieces;
    private readonly float[] weights;
    private readonly float[] first;
    private readonly float[] second;
    private readonly float[]? average;
    private readonly float[] gradients;
    private readonly double[] losses;
    private readonly double[] squares;

    // What the current parallel phase works on.
    private SampleSource source;
    private RandomPermutation order;
    private long start;
    private int count;
    private long now;
    private OptimiserStep optimiser;
    private float gradientScale;
    private float[] evaluated;

    internal TapeSession(TrainingPlan plan, TapeTrainee trainee, TrainingState state, SampleSource training, int threads)
    {
        this.plan = plan;
        source = training;
        var chunk = TapeChunks.Samples(trainee.Program, plan.BatchSize);
        slicing = Slicing.Of(plan.BatchSize, chunk, MostSlices, leastChunks: 1);
        team = new WorkerTeam(threads);
        var rooms = new TapeWorker[threads];
        for (var i = 0; i < threads; i++)
        {
            rooms[i] = new TapeWorker(trainee, plan.Seed, training.Outputs, chunk, slicing.SliceSamples);
        }

        workers = new(rooms);
        pieces = Pieces(trainee.AllGroups(plan.Optimiser.DecayBiases));
        weights = [.. state.Weights];
        first = [.. state.FirstMoment];
        second = [.. state.SecondMoment];
        average = state.Average is null ? null : [.. state.Average];
        evaluated = weights;
        gradients = new float[(long)slicing.Count(plan.BatchSize) * weights.Length];
        losses = new double[Math.Max(slicing.Count(plan.BatchSize), MostSlices)];
        squares = new double[pieces.Length];
    }

    internal override double Step(RandomPermutation permutation, long batchStart, int batchCount, double rate, long step)
    {
        (order, start, count, now) = (permutation, batchStart, batchCount, step);
        team.Run(slicing.Count(count), GradientOfSlice);
        var loss = 0.0;
        for (var slice = 0; slice < slicing.Count(count); slice++)
        {
            loss += losses[slice];
        }

        optimiser = new OptimiserStep(plan, rate, step);
        gradientScale = 1f;
        if (plan.GradientNormLimit is { } limit)
        {
            team.Run(pieces.Length, ReduceGradient);
            var square = 0.0;
            foreach (var part in squares)
            {
                square += part;
            }

            var norm = Math.Sqrt(square);
            gradientScale = norm > limit ? (float)(limit / norm) : 1f;
        }

        team.Run(pieces.Length, Update);
        return loss;
    }

    internal override double ValidationLoss(SampleSource validation)
    {
        evaluated = average ?? weights;
        var training = source;
        source = validation;
        var total = 0.0;
        var stretch = (long)losses.Length * slicing.SliceSamples;
        for (start = 0; start < validation.Count; start += stretch)
        {
            count = (int)Math.Min(stretch, validation.Count - start);
            team.Run(slicing.Count(count), LossOfSlice);
            for (var slice = 0; slice < slicing.Count(count); slice++)
            {
                total += losses[slice];
            }
        }

        source = training;
        return total / validation.Count;
    }

    internal override float[] Weights() => [.. weights];

    internal override float[] FirstMoment() => [.. first];

    internal override float[] SecondMoment() => [.. second];

    internal override float[]? Average() => average is null ? null : [.. average];

    public override void Dispose() => team.Dispose();

    private static ImmutableArray<ParameterGroup> Pieces(ImmutableArray<ParameterGroup> groups) =>
    [
        .. groups.SelectMany(group => Enumerable.Range(0, (group.Length + UpdateLength - 1) / UpdateLength).Select(piece => group with
        {
            Offset = group.Offset + (piece * UpdateLength), Length = Math.Min(UpdateLength, group.Length - (piece * UpdateLength)),
        })),
    ];

    private void GradientOfSlice(int slice)
    {
        var samples = Math.Min(slicing.SliceSamples, count - (slice * slicing.SliceSamples));
        var worker = workers.Rent();
        var indices = worker.Indices;
        for (var i = 0; i < samples; i++)
        {
            indices[i] = order[start + (slice * slicing.SliceSamples) + i];
        }

        losses[slice] = worker.Gradient(source, samples, weights, count, now, slice * slicing.SliceSamples, gradients.AsSpan(slice * weights.Length, weights.Length));
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

    /// <summary>Adds the slices' gradients in order into that of slice 0 and sums its squares.</summary>
    private void ReduceGradient(int item)
    {
        var piece = pieces[item];
        var total = gradients.AsSpan(piece.Offset, piece.Length);
        for (var slice = 1; slice < slicing.Count(count); slice++)
        {
            Lanes.Put<float>(gradients.AsSpan((slice * weights.Length) + piece.Offset, piece.Length), total, true);
        }

        var square = Vector256<double>.Zero;
        for (var i = 0; i < total.Length; i += Vector256<float>.Count)
        {
            var (low, high) = Vector256.Widen(Lanes.Load<float>(total, i));
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

        var piece = pieces[item];
        var (kept, rate) = (optimiser.Kept(piece.Decays), optimiser.Rate(piece.RateFactor));
        var gradient = gradients.AsSpan(piece.Offset, piece.Length);
        var w = weights.AsSpan(piece.Offset, piece.Length);
        var m = first.AsSpan(piece.Offset, piece.Length);
        var v = second.AsSpan(piece.Offset, piece.Length);
        for (var i = 0; i < w.Length; i += Vector256<float>.Count)
        {
            var mean = Lanes.Load<float>(m, i);
            var square = Lanes.Load<float>(v, i);
            var weight = optimiser.Apply(
                Lanes.Load<float>(w, i), Lanes.Load<float>(gradient, i) * gradientScale, kept, rate, ref mean, ref square);
            Lanes.Store(mean, m, i);
            Lanes.Store(square, v, i);
            Lanes.Store(weight, w, i);
            if (average is not null)
            {
                var a = average.AsSpan(piece.Offset, piece.Length);
                Lanes.Store(optimiser.Average(Lanes.Load<float>(a, i), weight), a, i);
            }
        }
    }
}
