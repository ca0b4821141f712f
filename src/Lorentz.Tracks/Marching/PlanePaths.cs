using Lorentz.Numerics.Real;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Marching;

/// <summary>True states of tracks on every plane up to the first one behind their end.</summary>
/// <param name="Segments">The tracks.</param>
/// <param name="Ends">Their deviations at the end.</param>
/// <param name="Cells">The cell each ends in.</param>
/// <param name="States">Deviations from the straight line on the planes, [tracks][planes x 4]: x, y, tx, ty.</param>
internal sealed record PlanePaths(Segment[] Segments, Deviation[] Ends, int[] Cells, double[][] States)
{
    // The same as for training sets: errors below 1e-5 mm.
    private const double LongestStep = 400;

    private const int Lanes = DoubleLanes.Count;

    /// <summary>Carries the first tracks of a training set over the planes with the reference method.</summary>
    public static PlanePaths Of<TField>(SampleRows rows, int count, IReadOnlyList<double> z, TField field, int threads)
        where TField : struct, IMagneticField
    {
        var segments = new Segment[count];
        var ends = new Deviation[count];
        var cells = new int[count];
        var states = new double[count][];
        for (var i = 0; i < count; i++)
        {
            (segments[i], ends[i]) = (rows.Segment(i), rows.Deviation(i));
            states[i] = new double[4 * z.Count];
            while (cells[i] + 2 < z.Count && segments[i].Z0 + segments[i].Dz >= z[cells[i] + 1])
            {
                cells[i]++;
            }
        }

        // Tracks of equal length together, so that lanes finish together.
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => cells[i]).ThenBy(i => i)];
        FixedOrder.Run(FixedOrder.ChunkCount(count, Lanes), threads, chunk =>
        {
            var (start, length) = FixedOrder.Chunk(count, Lanes, chunk);
            Carry(segments, cells, states, order.AsSpan((int)start, length), z, field);
        });
        return new(segments, ends, cells, states);
    }

    private static void Carry<TField>(
        Segment[] segments, int[] cells, double[][] states, ReadOnlySpan<int> members, IReadOnlyList<double> z, TField field)
        where TField : struct, IMagneticField
    {
        var lanes = new Segment[Lanes];
        var last = 0;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var member = members[Math.Min(lane, members.Length - 1)];
            lanes[lane] = segments[member];
            last = Math.Max(last, cells[member] + 1);
        }

        var state = new State<DoubleLanes>(
            Gather(lanes, segment => segment.X), Gather(lanes, segment => segment.Y), Gather(lanes, segment => segment.Tx),
            Gather(lanes, segment => segment.Ty), Gather(lanes, segment => segment.Qop));
        for (var plane = 1; plane <= last; plane++)
        {
            var steps = FixedSteps<DoubleLanes>.NoLongerThan(DoubleLanes.Constant(z[plane - 1]), DoubleLanes.Constant(z[plane]), LongestStep);
            state = Integrator.Run(DormandPrince8.Tableau, ref steps, field, state).State;
            for (var lane = 0; lane < members.Length; lane++)
            {
                var segment = lanes[lane];
                var reach = z[plane] - segment.Z0;
                var target = states[members[lane]].AsSpan(4 * plane, 4);
                target[0] = state.X.Value[lane] - segment.X - (segment.Tx * reach);
                target[1] = state.Y.Value[lane] - segment.Y - (segment.Ty * reach);
                target[2] = state.Tx.Value[lane] - segment.Tx;
                target[3] = state.Ty.Value[lane] - segment.Ty;
            }
        }
    }

    private static DoubleLanes Gather(Segment[] lanes, Func<Segment, double> column)
    {
        Span<double> values = stackalloc double[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            values[lane] = column(lanes[lane]);
        }

        return DoubleLanes.FromLanes(values);
    }
}
