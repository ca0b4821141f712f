using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Sequences.Lengths;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>The plan's main claim: that the state-space model fails because its step is one over a length that grows.</summary>
internal static class SequenceLengthTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceLength";

    private const ulong FirstSeed = 1;

    private static readonly ImmutableArray<string> Pinned =
        ["table.csv", "table.md", "trainings.csv", "trainings.md", "verdict.md", LengthFigures.Curves, LengthFigures.States, LengthFigures.Losses, LengthFigures.Pictures];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "V1 and V2 trained with 102 tokens and asked with 52 to 4147: what the length changes, and why",
        Parameters =
        [
            Parameter.Integer("steps", "steps of every training; 1500 as published", "", 1500, smoke: 4, minimum: 1),
            Parameter.Integer("width", "columns of a token; 128 as published", "", 128, smoke: 32, minimum: 16),
            Parameter.Integer("fields", "held-out fields", "", 12, smoke: 2, minimum: 1),
            Parameter.Integer("sampling-steps", "Heun steps of a sample", "", 10, smoke: 2, minimum: 1),
            Parameter.Integer("longest", "longest sequence where every query sees every other", "", 2000, smoke: 300, minimum: 102),
        ],
        Code = [.. SequenceCode.Learning, $"{SequenceCode.Folder}/Learned", $"{SequenceCode.Folder}/Lengths", $"{SequenceCode.Folder}/Reconstructions/FamilyName.cs", $"{SequenceCode.Folder}/{Name}Target.cs"],
        Results = [.. Pinned, ResultTables.Timings],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var cases = Cases(run).ToArray();
        var outcomes = SeededWork.Run(
            run, "training and asking", cases, _ => 1, FirstSeed, "", item => item.Cost, (item, seed) => Examine(run, item, seed),
            (item, outcome) => FormattableString.Invariant($"{item.Name}: loss {outcome.Training.Loss:F3}, {outcome.At("random", 102)?.Mean:F1} dB at N = 102"));
        ImmutableArray<LengthResult> results = [.. cases.Select((item, i) => new LengthResult(item, outcomes[i][0]))];
        LengthTable.Write(run, results);
        LengthFigures.Write(run, results);
        LengthVerdict.Write(run, results);
    }

    private static IEnumerable<TrainingCase> Cases(TargetRun run)
    {
        var width = run.Integer("width");
        var recipe = new FieldRecipe { Steps = run.Integer("steps") };
        var (first, second) = (FieldModel.First with { Width = width }, FieldModel.Second with { Width = width });
        yield return new("V1", first, StudyModels.Published, recipe);
        yield return new("V1 + query residual", first with { HasQueryResidual = true }, StudyModels.Published, recipe);
        yield return new("V1 repaired", StudyModels.Repair(first), StudyModels.Repaired, recipe with { Falls = true });
        yield return new("V2", second, StudyModels.Published, recipe);
        yield return new("V2 repaired", StudyModels.Repair(second), StudyModels.Repaired, recipe with { Falls = true });
    }

    private static LengthOutcome Examine(TargetRun run, TrainingCase item, ulong seed)
    {
        var (fields, steps) = (run.Integer("fields"), run.Integer("sampling-steps"));
        var (trained, seconds) = item.Train(seed, run.CancellationToken);
        var points = LengthSettings.Of(item, run.Integer("longest")).Select(setting => LengthExam.Point(item, trained.Weights, seed, setting, fields, steps, run.CancellationToken)).ToArray();
        var chunks = ExamSetting.Chunks(item.Task, samples: 4);
        ExamMark[] marks =
        [
            .. FieldExam.Marks(item, trained.Weights, seed, [chunks], FieldSet.HeldOut, fields, steps, run.CancellationToken),
            .. FieldExam.Marks(item, trained.Weights, seed, [chunks], FieldSet.Training, fields, steps, run.CancellationToken),
        ];
        var picture = LengthPicture.Of(item, trained.Weights, seed, steps);
        return new(TrainingOutcome.Of(trained, marks, seconds), points, picture);
    }
}
