using System.Collections.Immutable;
using Lorentz.Learning.Networks;

namespace Lorentz.Learning.Training;

/// <summary>
/// Everything a training needs to go on, to the very bits of one that was never interrupted. Arrays are in canonical
/// weight order and not to be changed.
/// </summary>
public sealed record TrainingState
{
    /// <summary>Fingerprint of the plan this state was made under.</summary>
    public required ulong PlanFingerprint { get; init; }

    /// <summary>The network's shape.</summary>
    public required NetworkShape Shape { get; init; }

    /// <summary>Steps done since the beginning.</summary>
    public required long Step { get; init; }

    /// <summary>Epochs completed.</summary>
    public required int Epoch { get; init; }

    /// <summary>Samples of the current epoch already used.</summary>
    public required long Position { get; init; }

    /// <summary>Sum of the sample losses of the current epoch.</summary>
    public required double LossSum { get; init; }

    /// <summary>Current weights.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Mean gradient m of AdamW.</summary>
    public required float[] FirstMoment { get; init; }

    /// <summary>Mean squared gradient v of AdamW.</summary>
    public required float[] SecondMoment { get; init; }

    /// <summary>Moving average of the weights; null where the plan asks for none.</summary>
    public required float[]? Average { get; init; }

    /// <summary>Weights with the best validation loss so far (the starting weights before the first epoch ends).</summary>
    public required float[] BestWeights { get; init; }

    /// <summary>Best validation loss so far; infinity before the first epoch ends.</summary>
    public required double BestValidationLoss { get; init; }

    /// <summary>Epochs since the best one.</summary>
    public required int EpochsWithoutImprovement { get; init; }

    /// <summary>Completed epochs.</summary>
    public required ImmutableArray<EpochRecord> History { get; init; }

    /// <summary>The network with the best validation loss so far.</summary>
    public Network Best => new(Shape, BestWeights);

    /// <summary>The state before the first step.</summary>
    public static TrainingState Start(TrainingPlan plan, Network network) => new()
    {
        PlanFingerprint = plan.Fingerprint,
        Shape = network.Shape,
        Step = 0,
        Epoch = 0,
        Position = 0,
        LossSum = 0.0,
        Weights = network.Weights,
        FirstMoment = new float[network.Shape.Parameters],
        SecondMoment = new float[network.Shape.Parameters],
        Average = plan.AverageDecay is null ? null : network.Weights,
        BestWeights = network.Weights,
        BestValidationLoss = double.PositiveInfinity,
        EpochsWithoutImprovement = 0,
        History = [],
    };
}
