using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>A dataset whose answers are what a coarse extrapolator misses: for networks that correct one.</summary>
public sealed class DefectRows : SampleRows
{
    // Fixed, so that batches (and the bits of methods whose lanes share steps) do not depend on threads.
    private const int Chunk = 512;

    private readonly SampleRows rows;
    private readonly Deviation[] defects;

    /// <summary>The defects of <paramref name="coarse"/> on the first tracks of a dataset.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="count">Tracks taken; all when there are fewer.</param>
    /// <param name="coarse">The extrapolator to be corrected.</param>
    /// <param name="threads">Threads to use; the defects do not depend on it.</param>
    public DefectRows(SampleRows rows, int count, Extrapolator coarse, int threads)
    {
        this.rows = rows;
        defects = new Deviation[Math.Min(count, rows.Count)];
        FixedOrder.Run(FixedOrder.ChunkCount(defects.Length, Chunk), threads, chunk =>
        {
            var (first, length) = FixedOrder.Chunk(defects.Length, Chunk, chunk);
            Carry(first, length, coarse);
        });
    }

    /// <inheritdoc/>
    public override long Count => defects.Length;

    /// <inheritdoc/>
    public override Segment Segment(long index) => rows.Segment(index);

    /// <inheritdoc/>
    public override Deviation Deviation(long index) => defects[index];

    private void Carry(long first, int length, Extrapolator coarse)
    {
        var (tracks, ends) = (TrackColumns.Allocate(length), TrackColumns.Allocate(length));
        var (z0, z1) = (new double[length], new double[length]);
        for (var i = 0; i < length; i++)
        {
            var segment = rows.Segment(first + i);
            (tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i]) = (segment.X, segment.Y, segment.Tx, segment.Ty, segment.Qop);
            (z0[i], z1[i]) = (segment.Z0, segment.Z0 + segment.Dz);
        }

        coarse.ExtrapolateBatch(tracks, z0, z1, ends, new ExtrapolationStatus[length]);
        for (var i = 0; i < length; i++)
        {
            var answer = Sampling.Deviation.Of(rows.Segment(first + i), ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i]);
            var truth = rows.Deviation(first + i);
            defects[first + i] = new(truth.X - answer.X, truth.Y - answer.Y, truth.Tx - answer.Tx, truth.Ty - answer.Ty);
        }
    }
}
