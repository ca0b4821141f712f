using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Flows;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences.Learned;

/// <summary>Lets trained models reconstruct whole fields, and scores them.</summary>
internal static class FieldExam
{
    private const ulong NoiseSeed = 0x6578616d00000000;
    private const ulong OrderSeed = 0x6f72646572000000;

    /// <summary>Marks by setting and family.</summary>
    /// <param name="item">The model and what it learned.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="seed">Seed of its training.</param>
    /// <param name="settings">How it is asked.</param>
    /// <param name="set">Which fields.</param>
    /// <param name="fields">How many of each family.</param>
    /// <param name="steps">Heun steps.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<ExamMark> Marks(
        TrainingCase item, float[] weights, ulong seed, IEnumerable<ExamSetting> settings, FieldSet set, int fields, int steps, CancellationToken cancellation)
    {
        foreach (var setting in settings)
        {
            var reader = new FieldReader(item.Model, weights, seed, item.Task.Layout with { Queries = setting.Queries });
            foreach (var family in item.Task.Families)
            {
                var one = new FieldScore[fields];
                var mean = new FieldScore[fields];
                for (var number = 0; number < fields; number++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var key = new FieldKey(item.Task.Seed, set, family, (uint)number);
                    (one[number], mean[number]) = Scores(reader, item.Task, key, setting, steps);
                }

                yield return new(
                    setting.Name, family, set, Mean(one, score => score.Observed.PeakSignalToNoise), Mean(one, score => score.Unobserved.PeakSignalToNoise),
                    Mean(one, score => score.All.PeakSignalToNoise), Mean(one, score => score.All.RootMeanSquare), Mean(one, score => score.Similarity),
                    Mean(mean, score => score.Observed.PeakSignalToNoise), Mean(mean, score => score.Unobserved.PeakSignalToNoise),
                    Mean(mean, score => score.All.PeakSignalToNoise), Mean(mean, score => score.Similarity));
            }
        }
    }

    /// <summary>Samples of a field at all its pixels.</summary>
    public static IEnumerable<double[]> Samples(FieldReader reader, FieldTask task, FieldKey key, ExamSetting setting, int steps)
    {
        var field = FieldGenerator.Draw(key);
        var mask = ObservationMask.Draw(task.Grid, task.Share, key);
        var sight = Sight.Of(field, task.Grid, mask);
        var permutation = new RandomPermutation(OrderSeed, key.Number, task.Grid.Count);
        int[] order = [.. Enumerable.Range(0, task.Grid.Count).Select(i => setting.IsRaster ? i : (int)permutation[i])];
        ImmutableArray<(double X, double Y)> places = [.. order.Select(task.Grid.Scaled)];

        // A regression says the same every time.
        var samples = task.Objective == FieldObjective.Regression ? 1 : setting.Samples;
        for (var sample = 0; sample < samples; sample++)
        {
            var noise = new RandomStream(NoiseSeed + (ulong)sample, key.Number);
            var said = FieldSampler.Draw(reader, task.Objective, sight, places, noise, steps);
            var values = new double[said.Length];
            for (var i = 0; i < said.Length; i++)
            {
                values[order[i]] = said[i];
            }

            yield return values;
        }
    }

    private static (FieldScore One, FieldScore Mean) Scores(FieldReader reader, FieldTask task, FieldKey key, ExamSetting setting, int steps)
    {
        var truth = task.Grid.Values(FieldGenerator.Draw(key));
        var mask = ObservationMask.Draw(task.Grid, task.Share, key);
        var samples = Samples(reader, task, key, setting, steps).ToArray();
        var mean = new double[truth.Length];
        foreach (var sample in samples)
        {
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += sample[i] / samples.Length;
            }
        }

        return (FieldScore.Of(truth, samples[0], task.Grid, mask), FieldScore.Of(truth, mean, task.Grid, mask));
    }

    private static double Mean(FieldScore[] scores, Func<FieldScore, double> number)
    {
        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += number(score);
        }

        return sum / scores.Length;
    }
}
