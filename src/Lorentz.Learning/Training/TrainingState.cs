using System.Collections.Immutable;

namespace Lorentz.Learning.Training;

/// <summary>
/// Everything a training needs to go on, to the very bits of one that was never interrupted. Arrays are in canonical
/// weight order and not to be changed.
/// </summary>
public sealed record TrainingState
{
    /// <summary>Fingerprint of the plan this state was made under.</summary>
    public required ulong PlanFingerprint { get; init; }

    /// <summary>Fingerprint of what is trained.</summary>
    public required ulong TraineeFingerprint { get; init; }

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

    /// <summary>The state before the first step.</summary>
    /// <param name="plan">What will be done.</param>
    /// <param name="trainee">What will be trained.</param>
    /// <param name="weights">Where it starts; not copied, not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">The trainee has another number of weights.</exception>
    public static TrainingState Start(TrainingPlan plan, Trainee trainee, float[] weights) => weights.Length != trainee.Parameters
        ? throw new ArgumentException(
            FormattableString.Invariant($"{weights.Length} weights: the trainee has {trainee.Parameters}"), nameof(weights))
        : new()
        {
            PlanFingerprint = plan.Fingerprint,
            TraineeFingerprint = trainee.Fingerprint,
            Step = 0,
            Epoch = 0,
            Position = 0,
            LossSum = 0.0,
            Weights = weights,
            FirstMoment = new float[weights.Length],
            SecondMoment = new float[weights.Length],
            Average = plan.AverageDecay is null ? null : weights,
            BestWeights = weights,
            BestValidationLoss = double.PositiveInfinity,
            EpochsWithoutImprovement = 0,
            History = [],
        };
}
