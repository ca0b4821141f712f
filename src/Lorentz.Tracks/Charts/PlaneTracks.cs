using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Charts;

/// <summary>Tracks with their deviations on equally spaced planes up to where they were followed.</summary>
/// <param name="Planes">Planes that every track reaches inside the acceptance.</param>
/// <param name="Segments">[tracks x 7] row-major, columns of <see cref="Segment"/>; dz is that of the last plane.</param>
/// <param name="Deviations">[tracks x planes x 4], x and y in mm, tx, ty.</param>
public sealed record PlaneTracks(int Planes, double[] Segments, double[] Deviations)
{
    // Tracks drawn together: fixed, so that the result does not depend on threads.
    private const int Chunk = 256;

    /// <summary>Number of tracks.</summary>
    public int Count => Segments.Length / Segment.Columns;

    /// <summary>Draws tracks and follows them to the last of some planes: one integration teaches all of them.</summary>
    /// <param name="population">What to draw; its own planes are not used.</param>
    /// <param name="field">The magnetic field.</param>
    /// <param name="startZ">Start plane in mm.</param>
    /// <param name="spacing">Distance of the planes in mm.</param>
    /// <param name="planes">Number of planes.</param>
    /// <param name="maximumStep">Longest step of the reference method in mm.</param>
    /// <param name="stream">Random numbers.</param>
    /// <param name="count">Number of tracks.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static PlaneTracks Draw<TField>(
        TrackPopulation population, TField field, double startZ, double spacing, int planes, double maximumStep, RandomStream stream, int count, int threads)
        where TField : struct, IMagneticField
    {
        var whole = population with { Planes = new SegmentPlanes.Forward(startZ, spacing * planes, spacing * planes) };
        var generator = new SampleGenerator<TField>(whole, field, DormandPrince8.Tableau, maximumStep, planes - 1);
        var (segments, deviations) = (new double[count * Segment.Columns], new double[count * planes * Deviation.Columns]);
        FixedOrder.Run(FixedOrder.ChunkCount(count, Chunk), threads, index =>
        {
            var (first, length) = FixedOrder.Chunk(count, Chunk, index);
            var block = generator.Generate(stream, first, length);
            block.Segments.CopyTo(segments, (int)first * Segment.Columns);
            for (var row = 0; row < length; row++)
            {
                Fill(block, row, spacing, planes, deviations.AsSpan((int)(first + row) * planes * Deviation.Columns, planes * Deviation.Columns));
            }
        });
        return new(planes, segments, deviations);
    }

    /// <summary>The same tracks on planes twice as far apart; a last plane between two of these is given up.</summary>
    /// <exception cref="InvalidOperationException">There is only one plane.</exception>
    public PlaneTracks EveryOther()
    {
        if (Planes < 2)
        {
            throw new InvalidOperationException("tracks on a single plane reach none twice as far");
        }

        var planes = Planes / 2;
        var deviations = new double[Count * planes * Deviation.Columns];
        for (var row = 0; row < Count; row++)
        {
            for (var plane = 0; plane < planes; plane++)
            {
                Deviations.AsSpan(((row * Planes) + (2 * plane) + 1) * Deviation.Columns, Deviation.Columns)
                    .CopyTo(deviations.AsSpan(((row * planes) + plane) * Deviation.Columns));
            }
        }

        return new(planes, Segments, deviations);
    }

    private static void Fill(SampleBlock block, int row, double spacing, int planes, Span<double> deviations)
    {
        var segment = Segment.FromRow<double>(block.Segments.AsSpan(row * Segment.Columns, Segment.Columns));
        for (var plane = 0; plane < planes - 1; plane++)
        {
            var path = block.Path.AsSpan(((row * (planes - 1)) + plane) * 4, 4);
            Deviation.Of(segment with { Dz = spacing * (plane + 1) }, path[0], path[1], path[2], path[3])
                .ToRow(deviations[(plane * Deviation.Columns)..]);
        }

        block.Deviations.AsSpan(row * Deviation.Columns, Deviation.Columns).CopyTo(deviations[((planes - 1) * Deviation.Columns)..]);
    }
}
