using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Random;

namespace Lorentz.Learning.Training;

/// <summary>The one training loop.</summary>
public static class Trainer
{
    /// <summary>Trains a single-layer network from its beginning.</summary>
    /// <inheritdoc cref="Run(TrainingPlan, Trainee, TrainingState, SampleSource, SampleSource, int, ITrainingObserver)"/>
    public static TrainingResult Run(
        TrainingPlan plan, Network network, SampleSource training, SampleSource validation, int threads, ITrainingObserver observer) =>
        Run(plan, new NetworkTrainee(network.Shape), network.Weights, training, validation, threads, observer);

    /// <summary>Trains from the beginning.</summary>
    /// <inheritdoc cref="Run(TrainingPlan, Trainee, TrainingState, SampleSource, SampleSource, int, ITrainingObserver)"/>
    public static TrainingResult Run(
        TrainingPlan plan, Trainee trainee, float[] weights, SampleSource training, SampleSource validation, int threads, ITrainingObserver observer) =>
        Run(plan, trainee, TrainingState.Start(plan, trainee, weights), training, validation, threads, observer);

    /// <summary>Trains on from a state. The result depends on plan, state and data alone: not on threads or interruptions.</summary>
    /// <param name="plan">What to do; the one the state was made under.</param>
    /// <param name="trainee">What to train; what the state was made for.</param>
    /// <param name="state">Where to begin.</param>
    /// <param name="training">Samples to learn from.</param>
    /// <param name="validation">Samples to judge by, once an epoch.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <param name="observer">Watches, and may stop.</param>
    /// <exception cref="ArgumentException">Plan, state and sources do not fit together; the message says how.</exception>
    public static TrainingResult Run(
        TrainingPlan plan, Trainee trainee, TrainingState state, SampleSource training, SampleSource validation, int threads, ITrainingObserver observer)
    {
        Check(plan, trainee, state, training, validation, threads);
        using var session = trainee.Open(plan, state, training, threads);
        var stepsPerEpoch = (training.Count + plan.BatchSize - 1) / plan.BatchSize;
        while (state.Epoch < plan.Epochs && !Exhausted(plan, state))
        {
            var order = new RandomPermutation(plan.Seed, (ulong)state.Epoch, training.Count);
            var (step, position, lossSum, rate) = (state.Step, state.Position, state.LossSum, 0.0);
            while (position < training.Count)
            {
                var count = (int)Math.Min(plan.BatchSize, training.Count - position);
                rate = plan.Schedule.Rate(step, stepsPerEpoch, plan.Epochs);
                lossSum += session.Step(order, position, count, rate, step + 1);
                position += count;
                step++;
                if (!double.IsFinite(lossSum))
                {
                    return new TrainingResult.Diverged(step);
                }

                if (step % observer.StepsBetweenReports != 0 || position == training.Count)
                {
                    continue;
                }

                var progress = new TrainingProgress(
                    step, stepsPerEpoch * plan.Epochs, state.Epoch, (state.Epoch * training.Count) + position, lossSum / position, rate);
                var action = observer.OnProgress(progress);
                if (action == TrainingAction.Continue)
                {
                    continue;
                }

                var reached = Capture(session, state, step, position, lossSum);
                if (action == TrainingAction.Stop)
                {
                    return new TrainingResult.Interrupted(reached);
                }

                observer.OnCheckpoint(reached);
            }

            state = EndEpoch(session, state, validation, step, lossSum / training.Count, rate);
            if (!double.IsFinite(state.History[^1].ValidationLoss))
            {
                return new TrainingResult.Diverged(step);
            }

            observer.OnEpoch(state.History[^1]);
            var last = new TrainingProgress(
                step, stepsPerEpoch * plan.Epochs, state.Epoch, state.Epoch * training.Count, state.History[^1].TrainingLoss, rate);
            switch (observer.OnProgress(last))
            {
                case TrainingAction.Stop when state.Epoch < plan.Epochs && !Exhausted(plan, state):
                    return new TrainingResult.Interrupted(state);
                case TrainingAction.Checkpoint:
                    observer.OnCheckpoint(state);
                    break;
                default:
                    break;
            }
        }

        return state.Epoch < plan.Epochs ? new TrainingResult.StoppedEarly(state) : new TrainingResult.Completed(state);
    }

    private static bool Exhausted(TrainingPlan plan, TrainingState state) =>
        plan.Patience > 0 && state.EpochsWithoutImprovement >= plan.Patience;

    private static TrainingState Capture(TrainingSession session, TrainingState state, long step, long position, double lossSum) =>
        state with
        {
            Step = step,
            Position = position,
            LossSum = lossSum,
            Weights = session.Weights(),
            FirstMoment = session.FirstMoment(),
            SecondMoment = session.SecondMoment(),
            Average = session.Average(),
        };

    private static TrainingState EndEpoch(
        TrainingSession session, TrainingState state, SampleSource validation, long step, double trainingLoss, double rate)
    {
        var captured = Capture(session, state, step, 0, 0.0);
        var loss = session.ValidationLoss(validation);
        var better = loss < state.BestValidationLoss;
        return captured with
        {
            Epoch = state.Epoch + 1,
            BestWeights = better ? captured.Average ?? captured.Weights : state.BestWeights,
            BestValidationLoss = better ? loss : state.BestValidationLoss,
            EpochsWithoutImprovement = better ? 0 : state.EpochsWithoutImprovement + 1,
            History = state.History.Add(new EpochRecord(state.Epoch, trainingLoss, loss, rate)),
        };
    }

    private static void Check(
        TrainingPlan plan, Trainee trainee, TrainingState state, SampleSource training, SampleSource validation, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (trainee.Problem(plan) is { } problem)
        {
            throw new ArgumentException(problem, nameof(plan));
        }

        if (state.PlanFingerprint != plan.Fingerprint)
        {
            throw new ArgumentException("the state was made under another plan: start again, or use that plan", nameof(state));
        }

        if (state.TraineeFingerprint != trainee.Fingerprint)
        {
            throw new ArgumentException("the state was made for another trainee: start again, or use that one", nameof(state));
        }

        SampleSource.Check(training, trainee.Inputs, trainee.Targets, nameof(training));
        SampleSource.Check(validation, trainee.Inputs, trainee.Targets, nameof(validation));
        if (state.Position >= training.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"the state stands at sample {state.Position} of an epoch, there are {training.Count}"),
                nameof(state));
        }
    }
}
