using System.Collections.Immutable;
using Lorentz.Build.Experiments.Sequences.Learned;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>Tables of the experiment on lengths.</summary>
internal static class LengthTable
{
    /// <summary>The columns of the table by length.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("model", ""),
        Column.Text("asked", "order of the queries, and what else differs from the training"),
        Column.Integer("N", "", "tokens of a sequence: 51 readings and the rest queries; 102 in training"),
        Column.Real("PSNR", "dB", "51 pixels, the same for every N; one sample, mean over held-out fields", 4),
        Column.Real("deviation", "dB", "standard deviation of this over fields", 3),
        Column.Real("change", "dB", "against the same model asked in random order with N = 102, mean over fields", 3),
        Column.Real("change deviation", "dB", "standard deviation of the change over fields, by the root of their number", 2),
        Column.Real("all queries", "dB", "PSNR on all queries", 4),
        Column.Real("state", "", "mean size of a component of the last block's state at the last token", 4),
        Column.Real("decay by token", "", "what a token leaves of the last block's state, mean over components", 6),
        Column.Real("decay by sequence", "", "what the whole sequence leaves of it", 4),
    ];

    /// <summary>Writes them.</summary>
    public static void Write(TargetRun run, ImmutableArray<LengthResult> results)
    {
        ResultTables.Write(run, new Table(
            "The same pixels asked for in sequences of different lengths",
            Columns,
            [.. results.SelectMany(result => result.Outcome.Points.Select(point => Row(result, point)))]));
        ResultTables.Write(run, new Table("The trainings", TrainingTable.Columns, [.. results.SelectMany(result => TrainingTable.Rows(result.Case, [result.Outcome.Training]))]), "trainings");
        ResultTables.WriteTimings(
            run, "The trainings", [Column.Text("model", "")], "a training",
            results.Select(result => ((ImmutableArray<Cell>)[result.Case.Name], (IEnumerable<double>)[result.Outcome.Training.Seconds])));
    }

    private static ImmutableArray<Cell> Row(LengthResult result, LengthPoint point)
    {
        var trained = result.Outcome.At("random", 102)!;
        var change = Moments.Of([.. point.Decibels.Zip(trained.Decibels, (here, there) => here - there)]);
        return
        [
            result.Case.Name, point.Setting, point.Length, point.Mean, Moments.Of([.. point.Decibels]).StandardDeviation,
            change.Mean, change.StandardDeviation / Math.Sqrt(point.Decibels.Length), point.AllDecibels, point.StateSize, point.TokenDecay, point.SequenceDecay,
        ];
    }
}
