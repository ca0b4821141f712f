using Lorentz.Build.Graph;
using Lorentz.Lab.Training;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Runs trainings with a progress bar and a checkpoint of their own.</summary>
internal static class StagedTraining
{
    /// <summary>Trains a single-layer network.</summary>
    /// <inheritdoc cref="Run(TargetRun, string, string, TrainingPlan, Trainee, float[], SampleSource, SampleSource)"/>
    public static TrainingOutcome Run(
        TargetRun run, string title, string checkpoint, TrainingPlan plan, Network start, SampleSource training, SampleSource validation) =>
        Run(run, title, checkpoint, plan, new NetworkTrainee(start.Shape), start.Weights, training, validation);

    /// <summary>Trains, from the checkpoint where there is one that fits.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="title">Words beside the progress bar.</param>
    /// <param name="checkpoint">File of the state, one of its kind in the target.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="trainee">What to train.</param>
    /// <param name="start">Weights to start from.</param>
    /// <param name="training">Samples to learn from.</param>
    /// <param name="validation">Samples to judge by.</param>
    public static TrainingOutcome Run(
        TargetRun run, string title, string checkpoint, TrainingPlan plan, Trainee trainee, float[] start, SampleSource training, SampleSource validation)
    {
        using var stage = run.Stage(title, (double)plan.Epochs * training.Count);
        var job = new TrainingJob(
            run.Checkpoint(checkpoint),
            (samples, text) =>
            {
                stage.Advance(samples);
                stage.Report(text);
            },
            run.CancellationToken);
        return job.Run(plan, trainee, start, training, validation, run.Threads);
    }
}
