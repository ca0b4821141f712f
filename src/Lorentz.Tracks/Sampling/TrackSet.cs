using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Tracks.Datasets;

namespace Lorentz.Tracks.Sampling;

/// <summary>A set of samples in memory, small enough to be drawn again wherever it is needed.</summary>
/// <param name="Segments">Inputs, [Count x 7] row-major, columns of <see cref="Segment"/>.</param>
/// <param name="Deviations">Targets, [Count x 4] row-major, columns of <see cref="Deviation"/>.</param>
/// <param name="Path">States (x, y, tx, ty) at equal fractions of dz, [Count x points x 4] row-major; empty without points.</param>
/// <param name="Collocation">Points along each path besides the end.</param>
public sealed record TrackSet(double[] Segments, double[] Deviations, double[] Path, int Collocation)
{
    // Small enough to balance threads, large enough to fill lanes with tracks of like length.
    private const int BlockSize = 1024;

    /// <summary>Number of samples.</summary>
    public int Count => Deviations.Length / Deviation.Columns;

    /// <summary>The samples as rows.</summary>
    public ArrayRows<double> Rows => new(Segments, Deviations);

    /// <summary>Draws samples 0 to count - 1 of a stream: the same bits for any number of threads.</summary>
    /// <param name="generator">Makes the samples.</param>
    /// <param name="stream">Random numbers of the set.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="made">Told how many more samples are done, from any thread.</param>
    /// <exception cref="InvalidOperationException">When no candidate of a sample stays in the acceptance.</exception>
    public static TrackSet Draw<TField>(SampleGenerator<TField> generator, RandomStream stream, int count, int threads, Action<int> made)
        where TField : struct, IMagneticField
    {
        var set = new TrackSet(
            new double[count * Segment.Columns], new double[count * Deviation.Columns], new double[count * generator.Collocation * 4], generator.Collocation);
        FixedOrder.Run(FixedOrder.ChunkCount(count, BlockSize), threads, index =>
        {
            var (first, length) = FixedOrder.Chunk(count, BlockSize, index);
            var block = generator.Generate(stream, first, length);
            block.Segments.CopyTo(set.Segments, first * Segment.Columns);
            block.Deviations.CopyTo(set.Deviations, first * Deviation.Columns);
            block.Path.CopyTo(set.Path, first * generator.Collocation * 4);
            made(length);
        });
        return set;
    }
}
