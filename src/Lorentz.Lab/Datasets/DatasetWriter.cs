using Lorentz.Lab.Arrays;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Datasets;

/// <summary>Generates a split and streams it to its files: memory stays the same whatever the number of samples.</summary>
public static class DatasetWriter
{
    // Small enough to balance threads, large enough to fill lanes with tracks of like length.
    private const int BlockSize = 1024;

    // Blocks made between two writes; does not change what is written.
    private const int BlocksPerTurn = 32;

    /// <summary>Writes samples 0 to count - 1 of a stream.</summary>
    /// <param name="files">Where to; each file appears whole or not at all.</param>
    /// <param name="generator">Makes the samples.</param>
    /// <param name="stream">Random numbers of this split.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="collocation">Points along each path, as many as the generator makes.</param>
    /// <param name="threads">Threads to use; the files do not depend on it.</param>
    /// <param name="made">Told how many more samples are done.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <typeparam name="TField">Field the tracks move through.</typeparam>
    /// <typeparam name="TNumber">float or double: precision of the files.</typeparam>
    /// <returns>Candidates drawn for the samples accepted.</returns>
    /// <exception cref="ArgumentException">The generator makes another number of points.</exception>
    public static long Write<TField, TNumber>(
        DatasetFiles files,
        SampleGenerator<TField> generator,
        RandomStream stream,
        long count,
        int collocation,
        int threads,
        Action<double> made,
        CancellationToken cancellation)
        where TField : struct, IMagneticField
        where TNumber : unmanaged, System.Numerics.INumberBase<TNumber>
    {
        if (collocation != generator.Collocation)
        {
            throw new ArgumentException($"{collocation} points along each path: the generator makes {generator.Collocation}.", nameof(collocation));
        }

        using var segments = new NpyWriter<TNumber>(files.Segments, Segment.Columns);
        using var deviations = new NpyWriter<TNumber>(files.Deviations, Deviation.Columns);
        using var path = new NpyWriter<TNumber>(files.Path, Math.Max(1, collocation) * 4);
        using var team = new WorkerTeam(threads);
        var attempts = 0L;
        var turn = (long)BlockSize * BlocksPerTurn;
        for (var first = 0L; first < count; first += turn)
        {
            cancellation.ThrowIfCancellationRequested();
            var inTurn = Math.Min(turn, count - first);
            var blocks = new SampleBlock[FixedOrder.ChunkCount(inTurn, BlockSize)];
            team.Run(blocks.Length, index =>
            {
                var (start, length) = FixedOrder.Chunk(inTurn, BlockSize, index);
                blocks[index] = generator.Generate(stream, first + start, length);
            });
            foreach (var block in blocks)
            {
                segments.Append(Convert<TNumber>(block.Segments));
                deviations.Append(Convert<TNumber>(block.Deviations));
                path.Append(Convert<TNumber>(block.Path));
                attempts += block.Attempts;
            }

            made(inTurn);
        }

        segments.Complete();
        deviations.Complete();
        path.Complete();
        return attempts;
    }

    private static TNumber[] Convert<TNumber>(double[] values)
        where TNumber : unmanaged, System.Numerics.INumberBase<TNumber> =>
        Array.ConvertAll(values, TNumber.CreateTruncating);
}
