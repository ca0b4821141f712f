using System.Collections.Concurrent;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Experiments.Work;

/// <summary>Does independent pieces of work, several at a time, each on one thread: their bits depend on nothing else.</summary>
internal static class ParallelWork
{
    /// <summary>The results, in the order of the pieces.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="title">Words beside the progress bar.</param>
    /// <param name="pieces">The pieces.</param>
    /// <param name="cost">A number that grows with the time of a piece: long ones go first, so that none is left alone at the end.</param>
    /// <param name="work">The work.</param>
    /// <param name="report">Words on a result.</param>
    public static TResult[] Run<TPiece, TResult>(
        TargetRun run, string title, IReadOnlyList<TPiece> pieces, Func<TPiece, double> cost, Func<TPiece, TResult> work, Func<TPiece, TResult, string> report)
    {
        var results = new TResult[pieces.Count];
        using var stage = run.Stage(title, pieces.Sum(cost));
        var order = Enumerable.Range(0, pieces.Count).OrderByDescending(i => cost(pieces[i])).ThenBy(i => i).ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.CancellationToken };
        Parallel.ForEach(Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering), options, i =>
        {
            results[i] = work(pieces[i]);
            stage.Advance(cost(pieces[i]));
            stage.Report(report(pieces[i], results[i]));
        });
        return results;
    }
}
