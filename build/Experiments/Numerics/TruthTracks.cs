using Lorentz.Build.Graph;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>Tracks of the study's population over the longest path there is: 12 m from the end of the vertex detector.</summary>
/// <param name="Starts">The states at <see cref="FirstPlane"/>.</param>
internal sealed record TruthTracks(TrackColumns Starts)
{
    /// <summary>Where the paths begin, in mm.</summary>
    public const double FirstPlane = 770;

    /// <summary>How long they are, in mm.</summary>
    public const double Length = 12_000;

    // Fixed, so that work is cut the same way whatever the number of threads.
    private const int ChunkSize = 32;

    /// <summary>Draws tracks.</summary>
    public static TruthTracks Draw(int count, ulong seed)
    {
        var population = new TrackPopulation { Planes = new SegmentPlanes.Forward(FirstPlane, Length, Length) };
        var generator = new SampleGenerator<PointSourceField>(
            population, PointSourceField.LhcbDipole, DormandPrince8.Tableau, ReferenceTruth.Step, 0);
        var block = generator.Generate(new RandomStream(seed, 0), 0, count);
        var starts = TrackColumns.Allocate(count);
        for (var i = 0; i < count; i++)
        {
            var segment = Segment.FromRow<double>(block.Segments.AsSpan(i * Segment.Columns, Segment.Columns));
            (starts.X[i], starts.Y[i], starts.Tx[i], starts.Ty[i], starts.Qop[i]) = (segment.X, segment.Y, segment.Tx, segment.Ty, segment.Qop);
        }

        return new(starts);
    }

    /// <summary>Momentum of a track in GeV/c.</summary>
    public double Momentum(int track) => 0.001 / Math.Abs(Starts.Qop[track]);

    /// <summary>The states at the end of the paths.</summary>
    /// <exception cref="RunException">A track did not arrive.</exception>
    public TrackColumns Carry(Extrapolator extrapolator, int threads, CancellationToken cancellation)
    {
        var ends = TrackColumns.Allocate(Starts.Count);
        FixedOrder.Run(FixedOrder.ChunkCount(Starts.Count, ChunkSize), threads, chunk =>
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, count) = FixedOrder.Chunk(Starts.Count, ChunkSize, chunk);
            CarryChunk(extrapolator, (int)start, count, ends);
        });
        return ends;
    }

    private void CarryChunk(Extrapolator extrapolator, int start, int count, TrackColumns ends)
    {
        var range = start..(start + count);
        var starts = new TrackColumns(Starts.X[range], Starts.Y[range], Starts.Tx[range], Starts.Ty[range], Starts.Qop[range]);
        var carried = TrackColumns.Allocate(count);
        var statuses = new ExtrapolationStatus[count];
        double[] z0 = [.. Enumerable.Repeat(FirstPlane, count)];
        double[] z1 = [.. Enumerable.Repeat(FirstPlane + Length, count)];
        extrapolator.ExtrapolateBatch(starts, z0, z1, carried, statuses);
        for (var i = 0; i < count; i++)
        {
            ends[start + i] = statuses[i] is ExtrapolationStatus.Ok or ExtrapolationStatus.OutsideRegion
                ? carried[i]
                : throw new RunException($"{extrapolator.Name} lost track {start + i} ({statuses[i]}), which the reference carries");
        }
    }
}
