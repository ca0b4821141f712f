using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;

namespace Lorentz.Learning.Tests;

/// <summary>Small problems to train on, each a pure function of its seed.</summary>
internal static class Problems
{
    internal static NetworkShape Shape(int inputs, int width, int outputs = 4, ActivationKind activation = ActivationKind.Silu) =>
        new(inputs, width, outputs, activation);

    /// <summary>Weights of order one everywhere, biases included.</summary>
    internal static Network Network(NetworkShape shape, int seed)
    {
        var random = new Random(seed);
        return new(shape, Column(random, shape.Parameters, 0.8));
    }

    /// <summary>Smooth functions of the inputs.</summary>
    internal static InMemorySamples Smooth(int inputs, int count, int seed, int outputs = 4, bool weighted = false)
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, inputs).Select(_ => Column(random, count, 1.5)).ToArray();
        var targets = Enumerable.Range(0, outputs)
            .Select(j => Enumerable.Range(0, count)
                .Select(i => (float)Math.Sin(columns[j % inputs][i] + (0.5 * columns[(j + 1) % inputs][i] * (j + 1))))
                .ToArray())
            .ToArray();
        var weights = weighted ? Column(random, count, 0.5).Select(w => w + 1f).ToArray() : null;
        return new(columns, targets, weights);
    }

    internal static TrainingPlan Plan(int epochs = 3, int batch = 100) => new()
    {
        BatchSize = batch,
        Epochs = epochs,
        Schedule = new(0.01, 1e-4, 1),
        Seed = 7,
        ComponentWeights = [1f, 0.5f, 2f, 1f],
    };

    internal static TrainingState Finished(TrainingResult result) => result switch
    {
        TrainingResult.Completed completed => completed.State,
        TrainingResult.StoppedEarly stopped => stopped.State,
        TrainingResult.Interrupted interrupted => interrupted.State,
        _ => throw new InvalidOperationException(result.ToString()),
    };

    private static float[] Column(Random random, int count, double range) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(((2 * random.NextDouble()) - 1) * range))];
}
