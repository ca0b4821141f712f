using System.Collections.Immutable;
using Lorentz.Learning.Training;

namespace Lorentz.Sequences.Training;

/// <summary>Keeps the mean loss of stretches of steps.</summary>
internal sealed class LossCurve(int steps, int batch, CancellationToken cancellation) : ITrainingObserver
{
    private const int MostPoints = 50;
    private readonly ImmutableArray<(long Step, double Loss)>.Builder points = ImmutableArray.CreateBuilder<(long, double)>();
    private double before;

    /// <inheritdoc/>
    public int StepsBetweenReports { get; } = Math.Max(1, steps / MostPoints);

    /// <summary>The stretches.</summary>
    internal ImmutableArray<(long Step, double Loss)> Points => points.ToImmutable();

    /// <inheritdoc/>
    public TrainingAction OnProgress(in TrainingProgress progress)
    {
        var last = points.Count > 0 ? points[^1].Step : 0;
        if (progress.Step > last)
        {
            // What is reported is the mean since the beginning.
            var sum = progress.Loss * progress.Step * batch;
            points.Add((progress.Step, (sum - before) / ((progress.Step - last) * (double)batch)));
            before = sum;
        }

        return cancellation.IsCancellationRequested ? TrainingAction.Stop : TrainingAction.Continue;
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochRecord record)
    {
    }

    /// <inheritdoc/>
    public void OnCheckpoint(TrainingState state)
    {
    }
}
