using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Sequences.Overfits;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>The plan's three diagnostic experiments, the third of which is to overfit one field.</summary>
internal static class SequenceOverfitTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceOverfit";

    private const ulong FirstSeed = 1;

    private static readonly ImmutableArray<string> Pinned =
        ["table.csv", "table.md", "diagnostics.csv", "diagnostics.md", "sampler.csv", "sampler.md", "verdict.md", OverfitReport.Losses, OverfitReport.Sampler];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "The plan's diagnostics: V2 after 100 passes, V2 with a sigmoid, V1 on a single field; and the sampler against an exact flow",
        Parameters =
        [
            Parameter.Integer("epochs", "passes over the single field", "", 1000, smoke: 5, minimum: 1),
            Parameter.Integer("width", "columns of a token in diagnostic 3; 128 as published", "", 128, smoke: 16, minimum: 16),
            Parameter.Integer("steps", "steps of diagnostics 1 and 2", "", 600, smoke: 2, minimum: 1),
            Parameter.Integer("diagnostic-width", "columns of a token in diagnostics 1 and 2; 128 as published", "", 32, smoke: 16, @long: 128, minimum: 16),
            Parameter.Integer("diagnostic-layers", "layers in diagnostics 1 and 2; 4 as published", "", 2, smoke: 1, @long: 4, minimum: 1),
            Parameter.Integer("seeds", "trainings of every row of diagnostic 3", "", 1, smoke: 1, @long: 5, minimum: 1),
            Parameter.Integer("fields", "fields that diagnostics 1 and 2 reconstruct", "", 6, smoke: 1, minimum: 1),
            Parameter.Integer("sampling-steps", "Heun steps of a sample", "", 10, smoke: 2, minimum: 1),
        ],
        Code = [.. SequenceCode.Learning, $"{SequenceCode.Folder}/Learned", $"{SequenceCode.Folder}/Overfits", $"{SequenceCode.Folder}/Reconstructions/FamilyName.cs", $"{SequenceCode.Folder}/{Name}Target.cs"],
        Results = [.. Pinned, ResultTables.Timings],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var seeds = run.Integer("seeds");
        TrainingCase[] cases = [.. Single(run), .. Diagnostics(run)];
        var singles = Single(run).Count();
        var outcomes = SeededWork.Run(
            run, "training", cases, item => Math.Min(seeds, item.MostSeeds), FirstSeed, "", item => item.Cost, (item, seed) => Train(run, item, seed),
            (item, outcome) => FormattableString.Invariant($"{item.Name}: loss {outcome.Loss:G3}, {outcome.Marks[0].All:F1} dB"));
        OverfitReport.Write(run, cases, outcomes, singles);
    }

    // One field, one mask, one sample a step: with the published batch of 32 there is no step at all.
    private static IEnumerable<TrainingCase> Single(TargetRun run)
    {
        var width = run.Integer("width");
        var task = StudyModels.Published with { Fields = 1 };
        var recipe = new FieldRecipe { Steps = run.Integer("epochs"), Batch = 1, JudgedSamples = 32 };
        var (first, second) = (FieldModel.First with { Width = width }, FieldModel.Second with { Width = width });
        var held = first with { HasQueryResidual = true, HoldsInput = true };
        yield return new("V1", first, task, recipe);
        yield return new("V1 + query residual", first with { HasQueryResidual = true }, task, recipe);
        yield return new("V1 + query residual + zero-order hold", held, task, recipe);
        yield return new("V1 + query residual + zero-order hold, fresh masks", held, task with { HasFreshMasks = true }, recipe);
        yield return new("V2", second, task, recipe);
        yield return new("V2 + query residual", second with { HasQueryResidual = true, Dropout = 0 }, task, recipe);
        yield return new("V1 repaired, regression, fresh masks", StudyModels.Repair(first), task with { Objective = FieldObjective.Regression, HasFreshMasks = true }, recipe);
        yield return new("V2 repaired, regression, fresh masks", StudyModels.Repair(second), task with { Objective = FieldObjective.Regression, HasFreshMasks = true }, recipe);
    }

    private static IEnumerable<TrainingCase> Diagnostics(TargetRun run)
    {
        var recipe = new FieldRecipe { Steps = run.Integer("steps") };
        var model = FieldModel.Second with { Width = run.Integer("diagnostic-width"), Layers = run.Integer("diagnostic-layers"), Heads = 4 };
        yield return new("diagnostic 1: V2", model, StudyModels.Published, recipe) { MostSeeds = 1 };
        yield return new("diagnostic 2: V2, sigmoid on the velocity", model with { Head = OutputHead.SigmoidVelocity }, StudyModels.Published, recipe) { MostSeeds = 1 };
        yield return new("diagnostic 2 as it can work: V2, sigmoid on an x1 head", model with { Head = OutputHead.SigmoidEndPoint }, StudyModels.Published, recipe) { MostSeeds = 1 };
    }

    private static TrainingOutcome Train(TargetRun run, TrainingCase item, ulong seed)
    {
        var steps = run.Integer("sampling-steps");
        var (trained, seconds) = item.Train(seed, run.CancellationToken);
        ExamSetting[] settings = [ExamSetting.Chunks(item.Task, samples: 4), ExamSetting.Whole(item.Task)];
        var isSingle = item.Task.Fields == 1;
        var marks = FieldExam.Marks(item, trained.Weights, seed, settings, FieldSet.Training, isSingle ? 1 : run.Integer("fields"), steps, run.CancellationToken);
        if (!isSingle)
        {
            marks = marks.Concat(FieldExam.Marks(item, trained.Weights, seed, settings, FieldSet.HeldOut, run.Integer("fields"), steps, run.CancellationToken));
        }

        return TrainingOutcome.Of(trained, marks, seconds);
    }
}
