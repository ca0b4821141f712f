using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>Trains the single-layer networks of the small experiments.</summary>
internal static class StudyTraining
{
    /// <summary>Warm-up epochs for a number of epochs: the plans' 5 of 100.</summary>
    private const int EpochsPerWarmup = 20;

    /// <summary>The parameters of an experiment that trains.</summary>
    /// <param name="standard">Epochs in the standard profile.</param>
    public static ImmutableArray<Parameter> Parameters(long standard) =>
    [
        Parameter.Integer("study-epochs", "passes over the training set", "", standard, smoke: 2, @long: 3 * standard, minimum: 1),
        Parameter.Integer("study-batch", "samples a step", "", standard: 4096, smoke: 512, minimum: 1),
    ];

    /// <summary>The parameters of an experiment that trains as published: many small steps, which a loss in millimetres needs.</summary>
    public static ImmutableArray<Parameter> PublishedParameters(long standard) =>
    [
        Parameter.Integer("published-epochs", "passes over the training set where the plans' way of training is followed", "", standard, smoke: 2, @long: 3 * standard, minimum: 1),
        Parameter.Integer("published-batch", "samples a step there (the plans: 4096, in 100 passes over 100 million)", "", standard: 512, minimum: 1),
    ];

    /// <summary>Trains one network of one hidden layer.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="name">Name of the model, one of its kind in the target.</param>
    /// <param name="training">Samples to learn from.</param>
    /// <param name="validation">Samples to choose weights by.</param>
    /// <param name="formulation">How the question is put; absolute ones are trained as published, others width-scaled.</param>
    /// <param name="width">Neurons of the hidden layer.</param>
    /// <param name="stream">Number of the random stream of the starting weights.</param>
    /// <param name="lossWeights">Weight of each squared output error; the formulation's own where null.</param>
    public static TrackNetwork Single(
        TargetRun run, string name, SampleRows training, SampleRows validation, Formulation formulation, int width, ulong stream, ImmutableArray<double>? lossWeights = null)
    {
        var seed = (ulong)run.Long("study-seed");
        var shape = new NetworkShape(formulation.Inputs, width, Formulation.Outputs, ActivationKind.Silu);
        var published = formulation is AbsoluteFormulation;
        var frame = Frame(run, seed + stream, lossWeights ?? formulation.LossWeights, published ? "published" : "study");
        var plan = published ? TrainingRecipe.Published(frame) : TrainingRecipe.WidthScaled(frame, width);
        var start = published ? XavierUniform.Create(shape, seed, stream) : WidthScaled.Create(shape, seed, stream);
        var samples = new InMemorySamples(new EncodedSamples(training, formulation), run.Threads);
        var judged = new InMemorySamples(new EncodedSamples(validation, formulation), run.Threads);
        var outcome = StagedTraining.Run(run, $"training {name}", $"{name}.state", plan, start, samples, judged);
        return new(new Network(shape, outcome.State.BestWeights), formulation, TrainingDomain.Of(training));
    }

    /// <summary>The common part of a plan from the target's parameters.</summary>
    public static TrainingRecipe.Frame Frame(TargetRun run, ulong seed, ImmutableArray<double> lossWeights, string way = "study")
    {
        var epochs = run.Integer($"{way}-epochs");
        return new(epochs, Math.Max(1, epochs / EpochsPerWarmup), run.Integer($"{way}-batch"), 0, seed, lossWeights);
    }
}
