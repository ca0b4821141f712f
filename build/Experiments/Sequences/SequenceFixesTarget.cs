using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Fixes;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>Every fix alone, all together, and each left out of all, beside what the plan predicts.</summary>
internal static class SequenceFixesTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceFixes";

    private const ulong FirstSeed = 1;

    private static readonly ImmutableArray<string> Pinned =
        ["table.csv", "table.md", "trainings.csv", "trainings.md", "verdict.md", FixFigures.Bars(Backbone.StateSpace), FixFigures.Bars(Backbone.Transformer), FixFigures.Losses];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "The plan's fixes of V1 and V2, and ours: each alone, all together, and each left out",
        Parameters =
        [
            Parameter.Integer("seeds", "trainings of every row of V1", "", 3, smoke: 1, @long: 5, minimum: 1),
            Parameter.Integer("transformer-seeds", "the same of the rows of V2, which take three times as long", "", 1, smoke: 1, @long: 5, minimum: 1),
            Parameter.Integer("steps", "steps of every training", "", 1000, smoke: 2, @long: 6000, minimum: 1),
            Parameter.Integer("batch", "samples in a step", "", 8, smoke: 4, @long: 32, minimum: 1),
            Parameter.Real("rate", "learning rate; 0.001 as published, with batches of 32", "", 0.003, minimum: 0),
            Parameter.Integer("width", "columns of a token; 128 as published", "", 32, smoke: 16, @long: 64, minimum: 16),
            Parameter.Integer("layers", "blocks or layers; 4 as published", "", 2, smoke: 1, minimum: 1),
            Parameter.Integer("fields", "held-out fields, and fields of the training, that are reconstructed", "", 4, smoke: 1, minimum: 1),
            Parameter.Integer("sampling-steps", "Heun steps of a sample", "", 6, smoke: 2, minimum: 1),
        ],
        Code = [.. SequenceCode.Learning, $"{SequenceCode.Folder}/Learned", $"{SequenceCode.Folder}/Fixes", $"{SequenceCode.Folder}/Reconstructions/FamilyName.cs", $"{SequenceCode.Folder}/{Name}Target.cs"],
        Results = [.. Pinned, ResultTables.Timings],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var recipe = new FieldRecipe { Steps = run.Integer("steps"), Batch = run.Integer("batch"), Rate = run.Real("rate"), JudgedSamples = 128 };
        FixCase[] cases =
        [
            .. new[] { FieldModel.First, FieldModel.Second }.SelectMany(model => FixCase.Of(
                model with { Width = run.Integer("width"), Layers = run.Integer("layers"), Heads = 4 }, StudyModels.Published, recipe)),
        ];
        var outcomes = SeededWork.Run(
            run, "training", cases, item => run.Integer(item.Backbone == Backbone.StateSpace ? "seeds" : "transformer-seeds"), FirstSeed, "", item => item.Training.Cost, (item, seed) => Train(run, item.Training, seed),
            (item, outcome) => FormattableString.Invariant($"{item.Training.Name}: loss {outcome.Loss:F3}, {outcome.Marks[0].All:F1} dB"));
        ImmutableArray<FixResult> results = [.. cases.Select((item, i) => new FixResult(item, outcomes[i]))];
        FixTable.Write(run, results);
        FixFigures.Write(run, results);
        FixVerdict.Write(run, results);
    }

    private static TrainingOutcome Train(TargetRun run, TrainingCase item, ulong seed)
    {
        var (fields, steps) = (run.Integer("fields"), run.Integer("sampling-steps"));
        var (trained, seconds) = item.Train(seed, run.CancellationToken);

        // As many queries as the published training, whatever this one had.
        ExamSetting[] settings = [ExamSetting.Chunks(StudyModels.Published, samples: 2), ExamSetting.Whole(item.Task)];
        ExamMark[] marks =
        [
            .. FieldExam.Marks(item, trained.Weights, seed, settings, FieldSet.HeldOut, fields, steps, run.CancellationToken),
            .. FieldExam.Marks(item, trained.Weights, seed, settings[..1], FieldSet.Training, fields, steps, run.CancellationToken),
        ];
        return TrainingOutcome.Of(trained, marks, seconds);
    }
}
