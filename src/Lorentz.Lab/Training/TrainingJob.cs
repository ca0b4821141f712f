using System.Diagnostics;
using System.Globalization;
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
    private readonly Stopwatch watch = new();
    private double secondsBefore;
    private long seen;
    private long samplesPerEpoch = 1;

    /// <inheritdoc/>
    public int StepsBetweenReports => 8;

    /// <summary>A source that is fast to read again and again: in memory where it fits.</summary>
    public static SampleSource Fast(SampleSource source, int threads) =>
        source.Count * (source.Inputs + source.Outputs + 1) * sizeof(float) <= MostBytesInMemory && source.Count * (source.Inputs + source.Outputs + 1) < int.MaxValue
            ? new InMemorySamples(source, threads)
            : source;

    /// <summary>Trains a single-layer network, from the checkpoint if there is one that fits.</summary>
    /// <inheritdoc cref="Run(TrainingPlan, Trainee, float[], SampleSource, SampleSource, int)"/>
    public TrainingOutcome Run(TrainingPlan plan, Network start, SampleSource training, SampleSource validation, int threads) =>
        Run(plan, new NetworkTrainee(start.Shape), start.Weights, training, validation, threads);

    /// <summary>Trains, from the checkpoint if there is one that fits the plan and the trainee.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="trainee">What to train.</param>
    /// <param name="start">Weights to start from where there is no checkpoint.</param>
    /// <param name="training">Samples to learn from.</param>
    /// <param name="validation">Samples to judge by.</param>
    /// <param name="threads">Threads to use.</param>
    /// <returns>The final state, the samples seen in this run and the seconds that took.</returns>
    /// <exception cref="OperationCanceledException">When stopped; the state is saved.</exception>
    /// <exception cref="InvalidDataException">When the loss is no longer a number.</exception>
    public TrainingOutcome Run(
        TrainingPlan plan, Trainee trainee, float[] start, SampleSource training, SampleSource validation, int threads)
    {
        var state = Restore(plan, trainee, start);
        samplesPerEpoch = training.Count;
        seen = (state.Epoch * training.Count) + state.Position;
        seenMore(seen, "");
        sinceCheckpoint.Restart();
        watch.Restart();
        var result = Trainer.Run(plan, trainee, state, training, validation, threads, this);
        watch.Stop();
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
                throw new InvalidDataException($"the loss is no longer a number after step {step}: lower the learning rate");
            default:
                throw new InvalidOperationException($"unknown training result {result}");
        }

        TrainingOutcome Finish(TrainingState final)
        {
            Save(final);
            var samples = (final.Epoch * training.Count) + final.Position;
            return new(final, samples, secondsBefore + watch.Elapsed.TotalSeconds);
        }
    }

    /// <inheritdoc/>
    public TrainingAction OnProgress(in TrainingProgress progress)
    {
        seenMore(progress.Samples - seen, FormattableString.Invariant($"epoch {((progress.Samples - 1) / samplesPerEpoch) + 1}, loss {progress.Loss:G3}"));
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

    private string SecondsFile => checkpoint + ".seconds";

    // A checkpoint of another plan or network or a damaged one is no reason to stop: the training begins again.
    private TrainingState Restore(TrainingPlan plan, Trainee trainee, float[] start)
    {
        secondsBefore = 0;
        if (!File.Exists(checkpoint)
            || TrainingStateCodec.Decode(File.ReadAllBytes(checkpoint), plan.Fingerprint, trainee.Fingerprint) is not { State: { } state })
        {
            return TrainingState.Start(plan, trainee, start);
        }

        if (File.Exists(SecondsFile)
            && double.TryParse(File.ReadAllText(SecondsFile), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            secondsBefore = seconds;
        }

        return state;
    }

    private void Save(TrainingState state)
    {
        var bytes = TrainingStateCodec.Encode(state);
        AtomicFile.WriteText(
            SecondsFile, (secondsBefore + watch.Elapsed.TotalSeconds).ToString("R", CultureInfo.InvariantCulture));
        AtomicFile.Write(checkpoint, stream => stream.Write(bytes));
    }
}
