namespace Lorentz.Learning.Training;

/// <summary>
/// How a batch is cut: slices of whole chunks, each with a gradient of its own, added in order. Depends on the plan and
/// the trainee alone, never on the number of threads.
/// </summary>
/// <param name="SliceSamples">Samples in a slice.</param>
internal readonly record struct Slicing(int SliceSamples)
{
    /// <summary>Slices for chunks that are cheap: at least four chunks each, at most 32 slices.</summary>
    internal static Slicing OfChunks(long batchSize, int chunkSamples) => Of(batchSize, chunkSamples, mostSlices: 32, leastChunks: 4);

    /// <summary>Slices of whole chunks.</summary>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="chunkSamples">Samples in a chunk.</param>
    /// <param name="mostSlices">Most slices of a batch.</param>
    /// <param name="leastChunks">Least chunks in a slice.</param>
    internal static Slicing Of(long batchSize, int chunkSamples, int mostSlices, int leastChunks)
    {
        var perSlice = (batchSize + mostSlices - 1) / mostSlices;
        var chunks = (perSlice + chunkSamples - 1) / chunkSamples;
        return new((int)Math.Max(leastChunks, chunks) * chunkSamples);
    }

    /// <summary>Slices that <paramref name="samples"/> samples fill.</summary>
    internal int Count(long samples) => (int)((samples + SliceSamples - 1) / SliceSamples);
}
