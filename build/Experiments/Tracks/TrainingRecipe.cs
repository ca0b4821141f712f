using System.Collections.Immutable;
using Lorentz.Learning.Training;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>How the networks of the track study are trained: as the plans did, and as we do.</summary>
internal static class TrainingRecipe
{
    /// <summary>The plans' peak learning rate.</summary>
    public const double PublishedRate = 1e-3;

    /// <summary>The plans' weight decay.</summary>
    public const double PublishedDecay = 1e-4;

    /// <summary>Peak learning rate of width-scaled networks (see <c>WidthScaled</c>): one for all widths.</summary>
    public const double ScaledRate = 0.3;

    /// <summary>Learning rate of their output weights, times the width.</summary>
    public const double ScaledOutputRate = 5;

    /// <summary>Peak learning rate of several width-scaled layers.</summary>
    public const double ScaledLayersRate = 0.1;

    /// <summary>The plans' training: AdamW, cosine schedule with warm-up.</summary>
    /// <param name="frame">Epochs, batch, seed and what else both have in common.</param>
    /// <param name="rate">Peak learning rate.</param>
    /// <param name="decay">Decoupled weight decay.</param>
    public static TrainingPlan Published(Frame frame, double rate = PublishedRate, double decay = PublishedDecay) => new()
    {
        BatchSize = frame.Batch,
        Epochs = frame.Epochs,
        Patience = frame.Patience,
        Schedule = new LearningRateSchedule(rate, 0, frame.Warmup),
        Optimiser = new AdamW(Beta2: 0.999, WeightDecay: decay),
        Seed = frame.Seed,
        ComponentWeights = [.. frame.LossWeights.Select(weight => (float)weight)],
    };

    /// <summary>Training of several width-scaled layers.</summary>
    /// <param name="frame">Epochs, batch, seed and what else all have in common.</param>
    public static TrainingPlan WidthScaledLayers(Frame frame) =>
        Published(frame, ScaledLayersRate, 0) with { Optimiser = new AdamW(Beta2: 0.99, WeightDecay: 0) };

    /// <summary>Training of a width-scaled network of one hidden layer.</summary>
    /// <param name="frame">Epochs, batch, seed and what else both have in common.</param>
    /// <param name="width">Neurons of the hidden layer.</param>
    /// <param name="rate">Peak learning rate.</param>
    /// <param name="outputRate">Learning rate of the output weights, times the width.</param>
    public static TrainingPlan WidthScaled(Frame frame, int width, double rate = ScaledRate, double outputRate = ScaledOutputRate) => new()
    {
        BatchSize = frame.Batch,
        Epochs = frame.Epochs,
        Patience = frame.Patience,
        Schedule = new LearningRateSchedule(rate, 0, frame.Warmup),
        Optimiser = new AdamW(Beta2: 0.99, WeightDecay: 0),
        OutputRateFactor = outputRate / rate / width,
        Seed = frame.Seed,
        ComponentWeights = [.. frame.LossWeights.Select(weight => (float)weight)],
    };

    /// <summary>What both ways of training have in common.</summary>
    /// <param name="Epochs">Passes over the training set.</param>
    /// <param name="Warmup">Epochs over which the learning rate rises.</param>
    /// <param name="Batch">Samples a step.</param>
    /// <param name="Patience">Epochs without improvement before training ends; 0 for never.</param>
    /// <param name="Seed">Seed of the order of samples.</param>
    /// <param name="LossWeights">Weight of each squared output error.</param>
    public sealed record Frame(int Epochs, int Warmup, int Batch, int Patience, ulong Seed, ImmutableArray<double> LossWeights);
}
