using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Families;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Models;
using Lorentz.Sequences.Training;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>V1 and V2, as published and repaired, trained on all six families of fields and judged on each.</summary>
internal static class SequenceFamiliesTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceFamilies";

    private const ulong FirstSeed = 1;

    private static readonly ImmutableArray<string> Pinned = ["table.csv", "table.md", "verdict.md", FamilyReport.Bars];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "One model for all six families: V1 and V2 as published and repaired, beside classical methods",
        Inputs = [SequenceBaselinesTarget.Name],
        Parameters =
        [
            Parameter.Integer("steps", "steps of every training", "", 600, smoke: 2, @long: 20000, minimum: 1),
            Parameter.Integer("width", "columns of a token", "", 64, smoke: 16, @long: 128, minimum: 16),
            Parameter.Integer("layers", "blocks or layers", "", 2, smoke: 1, @long: 4, minimum: 1),
            Parameter.Integer("fields", "held-out fields of each family", "", 6, smoke: 1, minimum: 1),
            Parameter.Integer("sampling-steps", "Heun steps of a sample", "", 10, smoke: 2, minimum: 1),
        ],
        Code =
        [
            .. SequenceCode.Learning, $"{SequenceCode.Folder}/Learned", $"{SequenceCode.Folder}/Families", $"{SequenceCode.Folder}/Reconstructions",
            $"{SequenceCode.Folder}/{Name}Target.cs",
        ],
        Results = [.. Pinned, ResultTables.Timings],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        TrainingCase[] cases = [.. Cases(run)];
        var outcomes = SeededWork.Run(
            run, "training", cases, _ => 1, FirstSeed, "", item => item.Cost, (item, seed) => Train(run, item, seed),
            (item, outcome) => FormattableString.Invariant($"{item.Name}: loss {outcome.Loss:F3}"));
        FamilyReport.Write(run, cases, outcomes);
    }

    private static IEnumerable<TrainingCase> Cases(TargetRun run)
    {
        var recipe = new FieldRecipe { Steps = run.Integer("steps") };
        var published = StudyModels.Published with { Families = StudyModels.AllFamilies, Fields = 500 * StudyModels.AllFamilies.Length };
        var repaired = StudyModels.Repaired with { Families = StudyModels.AllFamilies };
        foreach (var whole in new[] { FieldModel.First, FieldModel.Second })
        {
            var model = whole with { Width = run.Integer("width"), Layers = run.Integer("layers"), Heads = 4 };
            var mended = StudyModels.Repair(model) with { Scale = StudyModels.WideScale };
            yield return new(whole.Name, model, published, recipe);
            yield return new($"{whole.Name} repaired, samples", mended, repaired with { Objective = FieldObjective.Flow }, recipe with { Falls = true, Rate = 2e-3 });
            yield return new($"{whole.Name} repaired, regression", mended, repaired, recipe with { Falls = true, Rate = 2e-3 });
        }
    }

    private static TrainingOutcome Train(TargetRun run, TrainingCase item, ulong seed)
    {
        var (trained, seconds) = item.Train(seed, run.CancellationToken);
        var marks = FieldExam.Marks(
            item, trained.Weights, seed, [ExamSetting.Chunks(item.Task, samples: 4)], FieldSet.HeldOut, run.Integer("fields"), run.Integer("sampling-steps"), run.CancellationToken);
        return TrainingOutcome.Of(trained, marks, seconds);
    }
}
