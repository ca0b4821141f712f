using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Metrics;

/// <summary>A test set laid out for extrapolators, with its truth.</summary>
public sealed class TestTracks
{
    // Tracks given to an extrapolator at once: fixed, so that results do not depend on threads.
    private const int Chunk = 512;

    private readonly Deviation[] truths;

    /// <summary>The first <paramref name="count"/> tracks of a test set.</summary>
    /// <param name="rows">The test set.</param>
    /// <param name="count">How many; all when there are fewer.</param>
    public TestTracks(SampleRows rows, int count)
    {
        Count = (int)Math.Min(count, rows.Count);
        Segments = new Segment[Count];
        truths = new Deviation[Count];
        Columns = TrackColumns.Allocate(Count);
        Z0 = new double[Count];
        Z1 = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            var segment = rows.Segment(i);
            Segments[i] = segment;
            truths[i] = rows.Deviation(i);
            (Columns.X[i], Columns.Y[i], Columns.Tx[i], Columns.Ty[i], Columns.Qop[i]) =
                (segment.X, segment.Y, segment.Tx, segment.Ty, segment.Qop);
            Z0[i] = segment.Z0;
            Z1[i] = segment.Z0 + segment.Dz;
        }
    }

    /// <summary>Number of tracks.</summary>
    public int Count { get; }

    /// <summary>The questions.</summary>
    public Segment[] Segments { get; }

    /// <summary>States at z0.</summary>
    public TrackColumns Columns { get; }

    /// <summary>First planes in mm.</summary>
    public double[] Z0 { get; }

    /// <summary>Last planes in mm.</summary>
    public double[] Z1 { get; }

    /// <summary>Errors of an extrapolator, track by track, and how many tracks it flagged.</summary>
    /// <param name="extrapolator">What to judge.</param>
    /// <param name="threads">Threads to use; the answer does not depend on it.</param>
    public (TrackError[] Errors, int Flagged) Judge(Extrapolator extrapolator, int threads)
    {
        var errors = new TrackError[Count];
        var flagged = FixedOrder.Map(FixedOrder.ChunkCount(Count, Chunk), threads, index =>
        {
            var (start, length) = FixedOrder.Chunk(Count, Chunk, index);
            var first = (int)start;
            var ends = TrackColumns.Allocate(length);
            var statuses = new ExtrapolationStatus[length];
            extrapolator.ExtrapolateBatch(Columns.Slice(first, length), Z0.AsSpan(first, length), Z1.AsSpan(first, length), ends, statuses);
            for (var i = 0; i < length; i++)
            {
                var answer = Deviation.Of(Segments[first + i], ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i]);
                errors[first + i] = TrackError.Between(answer, truths[first + i]);
            }

            return statuses.Count(status => status != ExtrapolationStatus.Ok);
        });
        return (errors, flagged.Sum());
    }
}
