using System.Diagnostics;
using Lorentz.Lab.Files;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;

namespace Lorentz.Lab.Training;

/// <summary>Runs one training so that it survives being stopped at any moment: it resumes to the same bits.</summary>
/// <param name="checkpoint">File of the state, written every few seconds and at the end.</param>
/// <param name="seenMore">Told how many more samples were seen, and a line on where the loss stands.</param>
/// <param name="cancellation">Stops the training after the present step; its state is kept.</param>
public sealed class TrainingJob(string checkpoint, Action<double, string> seenMore, CancellationToken cancellation) : ITrainingObserver
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(5);

    // Copies above this size stay on disk and are encoded as they are read.
    private const long MostBytesInMemory = 4L << 30;

    private readonly Stopwatch sinceCheckpoint = new();
    private long seen;

    /// <inheritdoc/>
    public int StepsBetweenReports => 8;

    /// <summary>A source that is fast to read again and again: in memory where it fits.</summary>
    public static SampleSource Fast(SampleSource source, int threads) =>
        source.Count * (source.Inputs + source.Outputs + 1) * sizeof(float) <= MostBytesInMemory && source.Count * (source.Inputs + source.Outputs + 1) < int.MaxValue
            ? new InMemorySamples(source, threads)
            : source;

    /// <summary>Trains, from the checkpoint if there is one that fits the plan.</summary>
    /// <returns>The final state, the samples seen in this run and the seconds that took.</returns>
    /// <exception cref="OperationCanceledException">When stopped; the state is saved.</exception>
    /// <exception cref="InvalidDataException">When the loss is no longer a number.</exception>
    public TrainingOutcome Run(TrainingPlan plan, Network start, SampleSource training, SampleSource validation, int threads)
    {
        var state = Restore(plan, start);
        var skipped = (state.Epoch * training.Count) + state.Position;
        seen = skipped;
        seenMore(skipped, "");
        sinceCheckpoint.Restart();
        var watch = Stopwatch.StartNew();
        var result = Trainer.Run(plan, state, training, validation, threads, this);
        var seconds = watch.Elapsed.TotalSeconds;
        switch (result)
        {
            case TrainingResult.Completed { State: var final }:
                return Finish(final);
            case TrainingResult.StoppedEarly { State: var final }:
                return Finish(final);
            case TrainingResult.Interrupted { State: var interrupted }:
                Save(interrupted);
                throw new OperationCanceledException(cancellation);
            case TrainingResult.Diverged { Step: var step }:
                throw new InvalidDataException($"the loss is no longer a number after step {step}: lower the learning rate (parameter `learning-rate`)");
            default:
                throw new InvalidOperationException($"unknown training result {result}");
        }

        TrainingOutcome Finish(TrainingState final)
        {
            Save(final);
            var samples = (final.Epoch * training.Count) + final.Position;
            return new(final, samples - skipped, seconds);
        }
    }

    /// <inheritdoc/>
    public TrainingAction OnProgress(in TrainingProgress progress)
    {
        seenMore(progress.Samples - seen, FormattableString.Invariant($"epoch {progress.Epoch + 1}, loss {progress.Loss:G3}"));
        seen = progress.Samples;
        if (cancellation.IsCancellationRequested)
        {
            return TrainingAction.Stop;
        }

        return sinceCheckpoint.Elapsed > BetweenCheckpoints ? TrainingAction.Checkpoint : TrainingAction.Continue;
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochRecord record)
    {
    }

    /// <inheritdoc/>
    public void OnCheckpoint(TrainingState state)
    {
        Save(state);
        sinceCheckpoint.Restart();
    }

    // A checkpoint of another plan or network or a damaged one is no reason to stop: the training begins again.
    private TrainingState Restore(TrainingPlan plan, Network start) =>
        File.Exists(checkpoint)
        && TrainingStateCodec.Decode(File.ReadAllBytes(checkpoint), plan.Fingerprint) is { State: { } state }
        && state.Shape == start.Shape
            ? state
            : TrainingState.Start(plan, start);

    private void Save(TrainingState state)
    {
        var bytes = TrainingStateCodec.Encode(state);
        AtomicFile.Write(checkpoint, stream => stream.Write(bytes));
    }
}
