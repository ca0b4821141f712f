using Lorentz.Learning.Kernels;

namespace Lorentz.Learning.Training;

/// <summary>
/// How a batch is cut: slices of whole chunks, each with a gradient of its own, added in order. Depends on the plan
/// alone, never on the number of threads.
/// </summary>
internal readonly struct Slicing
{
    private const int SmallestSlice = 4 * ChunkWorkspace.Samples;
    private const int MostSlices = 32;

    internal Slicing(long batchSize)
    {
        var perSlice = (batchSize + MostSlices - 1) / MostSlices;
        var chunks = (perSlice + ChunkWorkspace.Samples - 1) / ChunkWorkspace.Samples;
        SliceSamples = (int)Math.Max(SmallestSlice, chunks * ChunkWorkspace.Samples);
    }

    /// <summary>Samples in a slice.</summary>
    internal int SliceSamples { get; }

    /// <summary>Slices that <paramref name="samples"/> samples fill.</summary>
    internal int Count(long samples) => (int)((samples + SliceSamples - 1) / SliceSamples);
}
