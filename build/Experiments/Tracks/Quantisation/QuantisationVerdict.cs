using System.Collections.Immutable;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>What small numbers should cost and save, clause by clause.</summary>
internal static class QuantisationVerdict
{
    /// <summary>The verdict.</summary>
    /// <param name="scores">Every network and kind.</param>
    /// <param name="calibrations">The table of ways to calibrate.</param>
    /// <param name="times">Times of one thread.</param>
    /// <param name="machine">Where it was timed.</param>
    public static MarkdownDocument Of(
        ImmutableArray<QuantisationScore> scores, Table calibrations, ImmutableArray<QuantisationTime> times, MachineDescription machine)
    {
        var widest = (Float: ConstantMemory.WidestSingle(NumberKind.Float32), Bytes: ConstantMemory.WidestSingle(NumberKind.Everything));
        var two = scores.Where(score => !score.Model.IsSingle && score.Fits).ToArray();
        return MarkdownDocument.Empty
            .Heading(1, "Quantisation: verdict")
            .Paragraph(FormattableString.Invariant($"Networks of the width scan and of two layers, {scores[0].Errors.Count} test tracks; intervals and weights are rounded by validation tracks. Times of one thread on {machine}; ratios are of times taken in turn."))
            .Heading(2, "Error")
            .Criteria(
            [
                Costs(scores, NumberKind.Float16, 1.01),
                Costs(scores, NumberKind.Int16, 1.01),
                Costs(scores, NumberKind.Int8, 1.1),
                Costs(scores, NumberKind.Arithmetic, 1.1),
                Costs(scores, NumberKind.Everything, 1.25),
                .. CalibrationStudy.Models.Select(model => Calibration(calibrations, model)),
            ])
            .Heading(2, "Size")
            .Criteria(
            [
                new("A network of two layers of the scan fits into 64 KiB", two.Length > 0, two.Length > 0
                    ? Names(two)
                    : FormattableString.Invariant($"none; [{2 * ConstantMemory.WidestTwo(NumberKind.Arithmetic)}, {ConstantMemory.WidestTwo(NumberKind.Arithmetic)}] would in int8 arithmetic, [{2 * ConstantMemory.WidestTwo(NumberKind.Float32)}, {ConstantMemory.WidestTwo(NumberKind.Float32)}] in float32")),
                new("8 bits let in a single layer of twice the width", widest.Bytes >= 2 * widest.Float, FormattableString.Invariant($"{widest.Bytes} neurons everything in int8, {widest.Float} in float32")),
            ])
            .Paragraph($"Fit: {string.Join("; ", NumberKind.All.Select(kind => $"{kind.Name}: {Names(scores.Where(score => score.Kind == kind && score.Fits))}"))}.")
            .Heading(2, "Time")
            .Criteria(
            [
                Faster(times, "int8 arithmetic makes every network of two layers at least 1.5 times faster, one track", false, time => time.Single.Ratio, 1.5),
                Faster(times, "The same in a batch", false, time => time.Batch.Ratio, 1.5),
                Faster(times, "int8 arithmetic makes no network of one layer slower, one track", true, time => time.Single.Ratio, 1),
                Faster(times, "The same in a batch", true, time => time.Batch.Ratio, 1),
            ])
            .Paragraph("A single layer of W neurons has 6 W multiply-adds before its activation, in float32 as ever, and 4 W behind it, which are the least of its time: the activation is most of it. In float32 all three are one loop that leaves no hidden value in memory; int8 writes them, rounds them and reads them again. Formats of storage alone are widened once, when weights are laid out, and take the time of float32.");
    }

    private static Criterion Costs(ImmutableArray<QuantisationScore> scores, NumberKind kind, double limit)
    {
        var worst = scores.Where(score => score.Kind == kind).MaxBy(score => score.Factor)!;
        return new(
            FormattableString.Invariant($"{kind.Name}: rms error at most {limit} times that of float32, every network"), worst.Factor <= limit,
            FormattableString.Invariant($"at worst {worst.Factor:F4} times: {worst.Model.Name}, {worst.Errors.Rmse:G4} mm"));
    }

    private static Criterion Calibration(Table calibrations, string model)
    {
        var rows = calibrations.Rows.Where(row => row[0].Text == model).ToArray();
        var (best, plain) = (rows[0][6].Real, rows[^1][6].Real);
        return new(
            $"{model}: balance, clipping and greedy rounding halve the distance from float32", 2 * best <= plain,
            FormattableString.Invariant($"{best:G3} mm, {plain:G3} mm by extremes and rounding to nearest"));
    }

    private static Criterion Faster(
        ImmutableArray<QuantisationTime> times, string statement, bool isSingle, Func<QuantisationTime, double> ratio, double factor)
    {
        var kinds = times.Where(time => time.Kind == NumberKind.Arithmetic && time.Model.IsSingle == isSingle).OrderBy(ratio).ToArray();
        return new(
            statement, ratio(kinds[^1]) * factor <= 1,
            FormattableString.Invariant($"{1 / ratio(kinds[^1]):F2} ({kinds[^1].Model.Name}) to {1 / ratio(kinds[0]):F2} times ({kinds[0].Model.Name})"));
    }

    private static string Names(IEnumerable<QuantisationScore> scores) =>
        scores.Select(score => score.Model.Name).ToArray() is { Length: > 0 } names ? string.Join(", ", names) : "none";
}
