namespace Lorentz.Numerics.Reductions;

/// <summary>
/// Parallel work with one result whatever the number of threads: chunk i writes slot i, and slots are folded in
/// chunk order. Chunks are cut by size, never by thread count.
/// </summary>
public static class FixedOrder
{
    /// <summary>Number of chunks of <paramref name="chunkSize"/> that cover <paramref name="count"/> items.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a chunk size below 1.</exception>
    public static int ChunkCount(long count, int chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunkSize, 1);
        return checked((int)((count + chunkSize - 1) / chunkSize));
    }

    /// <summary>First item and number of items of chunk <paramref name="chunk"/>; the last chunk may be short.</summary>
    public static (long Start, int Length) Chunk(long count, int chunkSize, int chunk)
    {
        var start = (long)chunk * chunkSize;
        return (start, (int)Math.Min(chunkSize, count - start));
    }

    /// <summary>Runs <paramref name="body"/> for every chunk on a team made for this call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of chunks, or fewer than one thread.</exception>
    public static void Run(int chunks, int threads, Action<int> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var team = new WorkerTeam(Math.Max(1, Math.Min(threads, chunks)));
        team.Run(chunks, body);
    }

    /// <summary>The results of <paramref name="body"/> for every chunk, in chunk order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of chunks, or fewer than one thread.</exception>
    public static TResult[] Map<TResult>(int chunks, int threads, Func<int, TResult> body)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        var results = new TResult[chunks];
        Run(chunks, threads, chunk => results[chunk] = body(chunk));
        return results;
    }

    /// <summary>Folds the results of all chunks in chunk order, starting from <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of chunks, or fewer than one thread.</exception>
    public static TTotal Reduce<TResult, TTotal>(
        int chunks, int threads, Func<int, TResult> body, TTotal start, Func<TTotal, TResult, TTotal> fold)
    {
        var total = start;
        foreach (var result in Map(chunks, threads, body))
        {
            total = fold(total, result);
        }

        return total;
    }
}
