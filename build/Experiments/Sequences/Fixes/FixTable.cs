using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>Tables of the ablation.</summary>
internal static class FixTable
{
    /// <summary>Pixels asked for in sequences as long as in training.</summary>
    public const string Chunks = "chunks";

    /// <summary>All pixels asked for in one sequence, row by row.</summary>
    public const string Whole = "whole";

    /// <summary>The columns of the ablation.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("model", ""),
        Column.Text("change", "alone, or left out of all together"),
        Column.Text("predicted", "gain that the plan predicts, dB"),
        Column.Real("whole", "dB", "PSNR of one sample on held-out fields, all pixels in one sequence of N = 1075, row by row, as the plan evaluates; mean over seeds", 4),
        Column.Real("whole deviation", "dB", "standard deviation of this over seeds", 3),
        Column.Real("whole gain", "dB", "alone: over as published; left out: what all together has more than without it; mean over seeds", 3),
        Column.Real("whole gain deviation", "dB", "standard deviation of the gain over seeds", 3),
        Column.Real("chunks", "dB", "the same, in random order and sequences of N = 102", 4),
        Column.Real("chunks deviation", "dB", "", 3),
        Column.Real("chunks gain", "dB", "", 3),
        Column.Real("chunks gain deviation", "dB", "", 3),
        Column.Real("held-out loss", "", "over that of the best constant, mean over seeds", 3),
    ];

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, ImmutableArray<FixResult> results)
    {
        ResultTables.Write(run, new Table(
            "What every fix gains",
            Columns,
            [.. results.Select(result => Row(result, results))]));
        ResultTables.Write(run, new Table("The trainings", TrainingTable.Columns, [.. results.SelectMany(result => TrainingTable.Rows(result.Case.Training, result.Outcomes))]), "trainings");
        ResultTables.WriteTimings(
            run, "The trainings", [Column.Text("model", "")], "a training",
            results.Select(result => ((ImmutableArray<Cell>)[result.Case.Training.Name], result.Outcomes.Select(outcome => outcome.Seconds))), withRange: true);
    }

    /// <summary>What a fix gains: over the published model where it is alone, to all together where it is left out; 0 for these two.</summary>
    public static (double Mean, double Deviation) Gain(FixResult result, ImmutableArray<FixResult> results, string setting)
    {
        var own = results.Where(other => other.Case.Backbone == result.Case.Backbone).ToArray();
        var moments = result.Case.Kind == FixKind.LeftOut
            ? own.Single(other => other.Case is { Kind: FixKind.All, Fix: null }).Gain(result, setting)
            : result.Gain(own.Single(other => other.Case.Kind == FixKind.Published), setting);
        return (moments.Mean, moments.StandardDeviation);
    }

    private static ImmutableArray<Cell> Row(FixResult result, ImmutableArray<FixResult> results)
    {
        var (whole, chunks) = (result.Decibels(Whole), result.Decibels(Chunks));
        var (wholeGain, chunksGain) = (Gain(result, results, Whole), Gain(result, results, Chunks));
        var predicted = result.Case is { Kind: FixKind.Alone, Fix.Predicted: var (least, most) } ? FormattableString.Invariant($"{least} to {most}") : "";
        var constant = ReferenceLosses.Of(result.Case.Training).Constant;
        var name = result.Case.Training.Name;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return
        [
            name[..comma], name[(comma + 2)..], predicted, whole.Mean, whole.StandardDeviation, wholeGain.Mean, wholeGain.Deviation,
            chunks.Mean, chunks.StandardDeviation, chunksGain.Mean, chunksGain.Deviation, result.Outcomes.Average(outcome => outcome.HeldOutLoss) / constant,
        ];
    }
}
