using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Trains the cases of a target, several at a time: each training has one thread, so its bits depend on nothing else.</summary>
internal static class SeriesRunner
{
    /// <summary>The knobs of a target that trains cases.</summary>
    /// <param name="seeds">Seeds in the standard profile.</param>
    /// <param name="smoke">Share of the journal's steps in the smoke profile.</param>
    public static ImmutableArray<Parameter> Parameters(long seeds, double smoke = 0.005) =>
    [
        Parameter.Integer("seeds", "trainings of every row, with seeds 1234, 1235, ...", "", seeds, smoke: 1, @long: Math.Max(5, seeds), minimum: 1),
        Parameter.Real("effort", "share of the steps of the journal's recipes", "", standard: 1, smoke: smoke, minimum: 0),
    ];

    /// <summary>The results, in the order of the cases, whose recipes have the steps that were done.</summary>
    public static ImmutableArray<CaseResult> Run(TargetRun run, IReadOnlyList<SeriesCase> wanted)
    {
        var effort = run.Real("effort");
        var seeds = run.Integer("seeds");
        var cases = wanted.Select(item => item.Scaled(effort)).Select(item => (Case: item, Judge: Judge(item))).ToArray();
        var trainings = SeededWork.Run(
            run, "trainings", cases, one => Math.Min(seeds, one.Case.MostSeeds ?? seeds), SeriesCode.FirstSeed, "", one => Cost(one.Case),
            (one, seed) => Train(one.Case, one.Judge, seed, run.CancellationToken),
            (one, kept) => FormattableString.Invariant($"{one.Case.Equation.Name}, {one.Case.Model.Name}: {one.Judge.Loss.Evaluate(kept.Coefficients).Total:G3}"));
        return
        [
            .. cases.Zip(trainings, (one, own) => new CaseResult(
                one.Case, one.Judge, [.. own.Select(kept => one.Judge.Score(kept.Coefficients, [.. kept.Curve], kept.Seconds))])),
        ];
    }

    private static SeriesJudge Judge(SeriesCase item) => SeriesJudge.Of(item.Equation, item.Terms, item.Points, item.BoundaryWeight, item.RecurrenceWeight);

    private static Kept Train(SeriesCase item, SeriesJudge judge, ulong seed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var start = item.After is { } before ? RollOutTraining.Run(before.Model, Judge(before).Loss.Compressed, before.Seeds, before.Recipe, seed, null, cancellation).Weights : null;
        var trained = RollOutTraining.Run(item.Model, judge.Loss.Compressed, item.Seeds, item.Recipe, seed, start, cancellation);
        return new(trained.Coefficients, [.. trained.Curve], watch.Elapsed.TotalSeconds);
    }

    // A number that grows with the time a training takes.
    private static double Cost(SeriesCase item) =>
        (item.Recipe.AdamSteps + (item.Recipe.Rounds * item.Recipe.RoundIterations) + (100.0 * item.Recipe.MarquardtIterations))
        * item.Terms * item.Terms * (5e3 + item.Model.Parameters(item.Terms));

    private sealed record Kept(double[] Coefficients, LossPoint[] Curve, double Seconds);
}
