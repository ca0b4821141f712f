using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Experiments.Sequences.Reconstructions;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;

namespace Lorentz.Build.Experiments.Sequences;

/// <summary>What classical methods make of the fields that the study's models are to reconstruct.</summary>
internal static class SequenceBaselinesTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SequenceBaselines";

    // A thin-plate spline needs readings that do not all lie on one line.
    private const int LeastReadings = 8;

    private static readonly ImmutableArray<string> Pinned = ["table.csv", "table.md", "verdict.md", BaselineFigures.Bars, BaselineFigures.Pictures];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = SequenceCode.Study,
        Summary = "Fields from 5 % of their pixels by classical methods: from predicting the mean to fitting the formula",
        Parameters =
        [
            Parameter.Integer("fields", "held-out fields of each family", "", 100, smoke: 6, minimum: 2),
            Parameter.Integer("side", "pixels along a side of a field", "", 32, minimum: StructuralSimilarity.Window),
            Parameter.Real("share", "share of the pixels that is observed", "", 0.05, minimum: 0),
        ],
        Code = [.. SequenceCode.Learning, $"{SequenceCode.Folder}/Reconstructions", $"{SequenceCode.Folder}/{Name}Target.cs"],
        Results = [.. Pinned, ResultTables.Timings],
        Pinned = Pinned,
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var grid = new SquareGrid(run.Integer("side"));
        var share = run.Real("share");
        if (!(share * grid.Count >= LeastReadings && share <= 0.5))
        {
            throw new UsageException(FormattableString.Invariant(
                $"`share`: {share} of {grid.Count} pixels; at least {LeastReadings} must be observed, and at most half of them: {(double)LeastReadings / grid.Count:G3} to 0.5"));
        }

        var families = Enum.GetValues<FieldComplexity>();
        var fields = Enumerable.Range(0, run.Integer("fields")).Select(number => (uint)number).ToArray();
        var cases = families.SelectMany(family => fields.Select(number => (Family: family, Number: number))).ToArray();
        var scores = ParallelWork.Run(
            run, "reconstructing", cases, _ => 1, item => Reconstruct(FieldCase.HeldOut(item.Family, item.Number, grid, share)),
            (item, _) => $"{FamilyName.Of(item.Family)} {item.Number}");
        ImmutableArray<BaselineResult> results =
        [
            .. families.SelectMany(family => BaselineSuite.For(family).Select((baseline, row) => new BaselineResult(
                family, baseline.Name, [.. Enumerable.Range(0, cases.Length).Where(i => cases[i].Family == family).Select(i => scores[i][row])]))),
        ];
        BaselineTable.Write(run, results);
        BaselineFigures.WriteBars(run, results);
        BaselineFigures.WritePictures(run, results, (family, number) => FieldCase.HeldOut(family, number, grid, share));
        BaselineVerdict.Write(run, results);
    }

    private static ImmutableArray<FieldResult> Reconstruct(FieldCase item) =>
    [
        .. BaselineSuite.For(item.Key.Complexity).Select(baseline =>
        {
            var watch = Stopwatch.StartNew();
            var values = baseline.Predict(item.Seen, item.Grid.Places, item.Key.Chance);
            var seconds = watch.Elapsed.TotalSeconds;
            return new FieldResult(FieldScore.Of(item.Truth.AsSpan(), values, item.Grid, item.Mask), seconds);
        }),
    ];
}
