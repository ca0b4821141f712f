using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Trains the cases of a target, several at a time: each training has one thread, so its bits depend on nothing else.</summary>
internal static class SeriesRunner
{
    private const ulong FirstSeed = 1234;

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
        var cases = wanted.Select(item => item.Scaled(effort)).ToArray();
        var seeds = run.Integer("seeds");
        var judges = cases.Select(Judge).ToArray();
        var jobs = Enumerable.Range(0, cases.Length)
            .SelectMany(index => Enumerable.Range(0, Math.Min(seeds, cases[index].MostSeeds ?? seeds)).Select(seed => (Index: index, Seed: FirstSeed + (ulong)seed)))
            .ToArray();
        var scores = ParallelWork.Run(
            run, "trainings", jobs, job => Cost(cases[job.Index]),
            job =>
            {
                var kept = FinishedRun.Of(
                    run, FormattableString.Invariant($"{job.Index}-{job.Seed}"), () => Train(cases[job.Index], judges[job.Index], job.Seed, run.CancellationToken));
                return judges[job.Index].Judge(job.Seed, kept.Coefficients, [.. kept.Curve], kept.Seconds);
            },
            (job, score) => FormattableString.Invariant($"{cases[job.Index].Equation.Name}, {cases[job.Index].Model.Name}: {score.Loss.Total:G3}"));
        return
        [
            .. cases.Select((item, index) => new CaseResult(item, [.. Enumerable.Range(0, jobs.Length).Where(i => jobs[i].Index == index).Select(i => scores[i])])),
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
