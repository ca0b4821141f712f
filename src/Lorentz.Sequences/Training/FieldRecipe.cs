using Lorentz.Learning.Training;

namespace Lorentz.Sequences.Training;

/// <summary>How a model of fields is trained: Adam with the published settings unless said otherwise.</summary>
public sealed record FieldRecipe
{
    /// <summary>Steps: 100 passes over 500 fields in whole batches of 32 are 1500.</summary>
    public int Steps { get; init; } = 1500;

    /// <summary>Samples in a step.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Learning rate.</summary>
    public double Rate { get; init; } = 1e-3;

    /// <summary>Whether the rate falls to zero along half a cosine.</summary>
    public bool Falls { get; init; }

    /// <summary>Largest norm of a gradient; null for no limit.</summary>
    public double? GradientNormLimit { get; init; }

    /// <summary>Held-out samples on which the loss is judged at the end.</summary>
    public int JudgedSamples { get; init; } = 256;

    internal TrainingPlan Plan(ulong seed) => new()
    {
        BatchSize = Batch,
        Epochs = 1,
        Schedule = new(Rate, Falls ? 0 : Rate, 0),
        Optimiser = new AdamW { WeightDecay = 0 },
        Patience = 0,
        Seed = seed,
        ComponentWeights = [],
        GradientNormLimit = GradientNormLimit,
    };
}
