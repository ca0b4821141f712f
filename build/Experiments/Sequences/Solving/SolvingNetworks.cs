using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Learning.Training;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>The trained networks.</summary>
internal static class SolvingNetworks
{
    private const ulong FirstSeed = 1234;

    /// <summary>Trains them, or fetches those that a stopped run has trained.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="grid">The pixels.</param>
    /// <param name="share">Share of them that is observed.</param>
    public static ImmutableArray<TrainedProposals> Train(TargetRun run, SquareGrid grid, double share)
    {
        var seeds = Enumerable.Range(0, run.Integer("seeds")).Select(i => FirstSeed + (ulong)i).ToArray();
        return
        [
            .. ParallelWork.Run(
                run, "training", seeds, _ => 1,
                seed => FinishedRun.Of(run, FormattableString.Invariant($"network-{seed}"), () => ProposalTraining.Run(
                    seed, run.Integer("steps"), grid, share, 1, new Watch(run.CancellationToken))),
                (seed, trained) => FormattableString.Invariant($"seed {seed}: cross entropy {trained.Loss:F3} of fields it did not learn from")),
        ];
    }

    private sealed class Watch(CancellationToken cancellation) : ITrainingObserver
    {
        public int StepsBetweenReports => 20;

        public TrainingAction OnProgress(in TrainingProgress progress)
        {
            cancellation.ThrowIfCancellationRequested();
            return TrainingAction.Continue;
        }

        public void OnEpoch(EpochRecord record)
        {
        }

        public void OnCheckpoint(TrainingState state)
        {
        }
    }
}
