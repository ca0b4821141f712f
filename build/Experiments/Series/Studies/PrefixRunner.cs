using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Graph;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Recurrences;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>Trains cases on examples, several at a time, each on one thread.</summary>
internal static class PrefixRunner
{
    private const ulong FirstSeed = 1234;
    private const ulong Unseen = 0x756e7365656e0000;

    /// <summary>The results, in the order of the cases, whose recipes have the steps that were done.</summary>
    public static ImmutableArray<PrefixResult> Run(TargetRun run, IReadOnlyList<PrefixCase> wanted)
    {
        var seeds = run.Integer("seeds");
        var effort = run.Real("effort");
        var cases = wanted.Select(item => item with { Recipe = item.Recipe with { Updates = Math.Max(1, (long)(item.Recipe.Updates * effort)) } }).ToArray();
        var jobs = Enumerable.Range(0, cases.Length)
            .SelectMany(index => Enumerable.Range(0, Math.Min(seeds, cases[index].MostSeeds ?? seeds)).Select(seed => (Index: index, Seed: FirstSeed + (ulong)seed)))
            .ToArray();
        var scores = ParallelWork.Run(
            run, "learning from examples", jobs, job => Cost(cases[job.Index]),
            job => FinishedRun.Of(run, FormattableString.Invariant($"prefix-{job.Index}-{job.Seed}"), () => Train(cases[job.Index], job.Seed, run.CancellationToken)),
            (job, score) => FormattableString.Invariant($"{cases[job.Index].Equation.Name}, {cases[job.Index].Model.Name}: {score.Relative:G3}"));
        return
        [
            .. cases.Select((item, index) => new PrefixResult(item, [.. Enumerable.Range(0, jobs.Length).Where(i => jobs[i].Index == index).Select(i => scores[i])])),
        ];
    }

    private static PrefixScore Train(PrefixCase item, ulong seed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var recurrence = RecurrenceTable.Of(item.Equation, item.Range.Longest);
        var validation = PrefixSet.Draw(recurrence, item.Range, seed ^ Unseen);
        var training = item.IsKnownSeries
            ? PrefixSet.OfSeries(recurrence, SeriesJudge.TruthOf(item.Equation).Coefficients.AsSpan(), item.Range.Shortest, item.Range.Longest)
            : PrefixSet.Draw(recurrence, item.Range, seed);
        var trained = PrefixTraining.Run(item.Model, training, validation, item.Recipe, seed, cancellation);
        return new(
            trained.Training, trained.Noisy, trained.Validation, training.ZeroLoss, validation.ZeroLoss, [.. trained.Curve], watch.Elapsed.TotalSeconds);
    }

    // A number that grows with the time a training takes.
    private static double Cost(PrefixCase item) =>
        (double)item.Recipe.Updates * Math.Min(item.Recipe.Batch, item.Range.Count) * item.Range.Longest * (1e3 + item.Model.Parameters(item.Range.Longest));
}
