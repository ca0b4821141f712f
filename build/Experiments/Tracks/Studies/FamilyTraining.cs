using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Training;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>Trains families on the tape: any architecture, any loss, one way.</summary>
internal static class FamilyTraining
{
    /// <summary>
    /// Trains a family on the end of the step alone: on the residual formulation with width-scaled layers, otherwise as the
    /// plans train (AdamW at 1e-3); both with a cosine schedule and warm-up.
    /// </summary>
    /// <param name="run">The running target, with parameters <c>published-epochs</c>, <c>published-batch</c> and <c>study-seed</c>.</param>
    /// <param name="name">Name of the model, one of its kind in the target.</param>
    /// <param name="sets">Samples.</param>
    /// <param name="family">The family.</param>
    /// <param name="formulation">What goes in and what comes out; its loss weights are those of the end's components.</param>
    /// <param name="stream">Number of the random stream of starting weights and of the order of samples.</param>
    /// <param name="asPublished">Whether to train as the plans do whatever the formulation.</param>
    public static FamilyModel End(
        TargetRun run, string name, StudySets sets, TrackFamily family, Formulation formulation, ulong stream, bool asPublished = false) =>
        EndWithOutcome(run, name, sets, family, formulation, stream, asPublished).Model;

    /// <summary>As <see cref="End"/>, with how long it took.</summary>
    public static (FamilyModel Model, TrainingOutcome Outcome) EndWithOutcome(
        TargetRun run, string name, StudySets sets, TrackFamily family, Formulation formulation, ulong stream, bool asPublished = false)
    {
        var loss = PathLoss.End with { ComponentWeights = Normalised(formulation.LossWeights) };
        var widthScaled = formulation is ResidualFormulation && !asPublished;
        return Run(
            run, name, sets, family, formulation, loss.Trainee(family, formulation.Inputs, widthScaled),
            new InMemorySamples(new PathSamples(sets.Training, formulation, []), run.Threads),
            new InMemorySamples(new PathSamples(sets.Validation, formulation, []), run.Threads), stream, widthScaled);
    }

    /// <summary>Trains a family with a supervised loss along the path.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="name">Name of the model, one of its kind in the target.</param>
    /// <param name="sets">Samples, with points along the path.</param>
    /// <param name="family">The family.</param>
    /// <param name="formulation">What goes in and what comes out.</param>
    /// <param name="loss">The loss; its fractions are those of the points and 1.</param>
    /// <param name="points">Which points of the sets it looks at.</param>
    /// <param name="stream">Number of the random stream of starting weights and of the order of samples.</param>
    public static (FamilyModel Model, TrainingOutcome Outcome) Path(
        TargetRun run, string name, StudySets sets, TrackFamily family, Formulation formulation, PathLoss loss, ImmutableArray<int> points, ulong stream)
    {
        var training = new InMemorySamples(new PathSamples(sets.Training, formulation, points), run.Threads);
        var validation = new InMemorySamples(new PathSamples(sets.Validation, formulation, points), run.Threads);
        return Run(run, name, sets, family, formulation, loss.Trainee(family, formulation.Inputs), training, validation, stream);
    }

    /// <summary>Trains a family under any loss.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="name">Name of the model, one of its kind in the target.</param>
    /// <param name="sets">Where the samples come from.</param>
    /// <param name="family">The family.</param>
    /// <param name="formulation">What goes in and what comes out.</param>
    /// <param name="trainee">The family under its loss.</param>
    /// <param name="training">Samples to learn from.</param>
    /// <param name="validation">Samples to choose weights by.</param>
    /// <param name="stream">Number of the random stream of starting weights and of the order of samples.</param>
    /// <param name="widthScaled">Whether the weights start width-scaled, at the rate that goes with it; the trainee must have the rates of its layers.</param>
    public static (FamilyModel Model, TrainingOutcome Outcome) Run(
        TargetRun run, string name, StudySets sets, TrackFamily family, Formulation formulation, TapeTrainee trainee,
        SampleSource training, SampleSource validation, ulong stream, bool widthScaled = false)
    {
        var seed = (ulong)run.Long("study-seed");
        var frame = StudyTraining.Frame(run, seed + stream, [], "published");
        var plan = widthScaled ? TrainingRecipe.WidthScaledLayers(frame) : TrainingRecipe.Published(frame);
        var start = widthScaled
            ? FamilyStart.WidthScaled(family, trainee.Program, seed, stream)
            : FamilyStart.Xavier(family, trainee.Program, seed, stream);
        var outcome = StagedTraining.Run(run, $"training {name}", FileName(name), plan, trainee, start, training, validation);
        return (new(family, outcome.State.BestWeights, formulation, TrainingDomain.Of(sets.Training.Rows)), outcome);
    }

    // The greatest weight is 1: the learning rate of the plans was chosen for a loss of order one, and Adam does not mind.
    private static ImmutableArray<double> Normalised(ImmutableArray<double> weights) => [.. weights.Select(weight => weight / weights.Max())];

    private static string FileName(string name) =>
        string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_')) + ".state";
}
