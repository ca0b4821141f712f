using System.Collections.Immutable;
using Lorentz.Learning.Training;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Proposals;

/// <summary>Trains a network on fresh fields: no field is seen twice.</summary>
public static class ProposalTraining
{
    /// <summary>Hidden layers of the study's network.</summary>
    public static readonly ImmutableArray<int> Hidden = [256, 256];

    private const int Batch = 96;
    private const double Rate = 2e-3;
    private const double LastRate = 1e-5;
    private const double LongestGradient = 5;
    private const int Judged = 480;

    /// <summary>Trains.</summary>
    /// <param name="seed">Seed of weights, fields and masks.</param>
    /// <param name="steps">Steps of <c>Batch</c> fields.</param>
    /// <param name="grid">The pixels.</param>
    /// <param name="share">Share of them that is observed.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="observer">Watches.</param>
    /// <exception cref="InvalidOperationException">The training diverged or was stopped.</exception>
    public static TrainedProposals Run(ulong seed, int steps, SquareGrid grid, double share, int threads, ITrainingObserver observer)
    {
        var features = new ReadingFeatures(grid.Places);
        var training = new ProposalSamples(seed, FieldSet.Training, (long)steps * Batch, grid, share, features);
        var judged = new ProposalSamples(seed, FieldSet.HeldOut, Judged, grid, share, features);
        var plan = new TrainingPlan
        {
            BatchSize = Batch, Epochs = 1, Schedule = new(Rate, LastRate, 0), Seed = seed, ComponentWeights = [], GradientNormLimit = LongestGradient, Patience = 0,
        };
        return Trainer.Run(plan, ProposalNetwork.Trainee(Hidden), ProposalNetwork.Start(Hidden, seed), training, judged, threads, observer) is TrainingResult.Completed { State: var state }
            ? new(state.Weights, state.History[^1].TrainingLoss, state.History[^1].ValidationLoss)
            : throw new InvalidOperationException(FormattableString.Invariant($"the training of seed {seed} diverged or was stopped"));
    }
}
