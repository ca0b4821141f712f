using System.Collections.Immutable;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Experiments.Work;

/// <summary>Does every case with several seeds, several pieces of work at a time, and keeps what each of them gave.</summary>
internal static class SeededWork
{
    /// <summary>The results of every case, in the order of its seeds.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="title">Words beside the progress bar.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="seeds">How many seeds a case is done with.</param>
    /// <param name="first">The first of them; the others follow by ones.</param>
    /// <param name="kept">What the names of kept results begin with, where a target does several kinds of work; else empty.</param>
    /// <param name="cost">A number that grows with the time of a case.</param>
    /// <param name="work">The work; its result can be written as JSON.</param>
    /// <param name="report">Words on a result.</param>
    public static ImmutableArray<ImmutableArray<TResult>> Run<TCase, TResult>(
        TargetRun run, string title, IReadOnlyList<TCase> cases, Func<TCase, int> seeds, ulong first, string kept,
        Func<TCase, double> cost, Func<TCase, ulong, TResult> work, Func<TCase, TResult, string> report)
    {
        var jobs = Enumerable.Range(0, cases.Count)
            .SelectMany(index => Enumerable.Range(0, seeds(cases[index])).Select(seed => (Index: index, Seed: first + (ulong)seed)))
            .ToArray();
        var results = ParallelWork.Run(
            run, title, jobs, job => cost(cases[job.Index]),
            job => FinishedRun.Of(run, FormattableString.Invariant($"{kept}{job.Index}-{job.Seed}"), () => work(cases[job.Index], job.Seed)),
            (job, result) => report(cases[job.Index], result));
        var byCase = jobs.Zip(results).ToLookup(pair => pair.First.Index, pair => pair.Second);
        return [.. Enumerable.Range(0, cases.Count).Select(index => byCase[index].ToImmutableArray())];
    }
}
