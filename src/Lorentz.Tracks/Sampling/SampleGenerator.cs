using Lorentz.Numerics.Random;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Tracks;

namespace Lorentz.Tracks.Sampling;

/// <summary>Makes samples: draws tracks, carries them with the reference method four at a time, keeps the accepted.</summary>
/// <param name="population">What to draw.</param>
/// <param name="field">The magnetic field; its region is the acceptance.</param>
/// <param name="method">The reference method.</param>
/// <param name="maximumStep">Its longest step in mm.</param>
/// <param name="collocation">Points along each path besides the end; 0 for none.</param>
public sealed class SampleGenerator<TField>(
    TrackPopulation population, TField field, NystromTableau method, double maximumStep, int collocation)
    where TField : struct, IMagneticField
{
    private const int Lanes = DoubleLanes.Count;

    /// <summary>Points along each path besides the end.</summary>
    public int Collocation => collocation;

    /// <summary>Samples <paramref name="first"/> to first + count - 1 of a stream; any split into blocks gives the same bits.</summary>
    /// <exception cref="InvalidOperationException">When no candidate of a sample stays in the acceptance.</exception>
    public SampleBlock Generate(RandomStream stream, long first, int count)
    {
        var block = new SampleBlock(
            first, count, new double[count * Segment.Columns], new double[count * Deviation.Columns],
            new double[count * collocation * 4], 0);
        var draws = new TrackDraw[count];
        var pending = Enumerable.Range(0, count).ToArray();
        var attempts = 0L;
        for (var attempt = 0; pending.Length > 0; attempt++)
        {
            if (attempt == TrackDraw.MostAttempts)
            {
                throw new InvalidOperationException(
                    $"Sample {first + pending[0]} found no track inside the acceptance in {attempt} attempts: widen the field's region, shorten dz, or raise the least momentum.");
            }

            foreach (var index in pending)
            {
                draws[index] = TrackDraw.Of(population, stream, first + index, attempt);
            }

            attempts += pending.Length;
            pending = Carry(draws, pending, block);
        }

        return block with { Attempts = attempts };
    }

    // Carries the pending tracks, the longest together so that lanes finish together, and returns those that were lost.
    private int[] Carry(TrackDraw[] draws, int[] pending, SampleBlock block)
    {
        var ordered = pending.OrderByDescending(index => Math.Abs(draws[index].Z1 - draws[index].Z0)).ThenBy(index => index).ToArray();
        var lost = new List<int>();
        for (var start = 0; start < ordered.Length; start += Lanes)
        {
            var members = ordered.AsSpan(start, Math.Min(Lanes, ordered.Length - start));
            var outside = CarryLanes(draws, members, block);
            for (var lane = 0; lane < members.Length; lane++)
            {
                if ((outside >> lane & 1) != 0)
                {
                    lost.Add(members[lane]);
                }
            }
        }

        lost.Sort();
        return [.. lost];
    }

    private int CarryLanes(TrackDraw[] draws, ReadOnlySpan<int> members, SampleBlock block)
    {
        var lanes = new TrackDraw[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            lanes[lane] = draws[members[Math.Min(lane, members.Length - 1)]];
        }

        var drawn = new State<DoubleLanes>(
            Gather(lanes, draw => draw.X), Gather(lanes, draw => draw.Y), Gather(lanes, draw => draw.Tx),
            Gather(lanes, draw => draw.Ty), Gather(lanes, draw => draw.Qop));
        var z0 = Gather(lanes, draw => draw.Z0);
        var z1 = Gather(lanes, draw => draw.Z1);
        var start = Propagate(drawn, Gather(lanes, draw => draw.Z), z0);
        var outside = start.OutsideLanes | start.TurnedLanes;
        var state = start.State;
        var from = z0;
        var points = new State<DoubleLanes>[collocation];
        for (var point = 0; point <= collocation; point++)
        {
            var fraction = DoubleLanes.Constant((point + 1.0) / (collocation + 1));
            var to = point == collocation ? z1 : DoubleLanes.FusedMultiplyAdd(fraction, z1 - z0, z0);
            var part = Propagate(state, from, to);
            outside |= part.OutsideLanes | part.TurnedLanes;
            state = part.State;
            from = to;
            if (point < collocation)
            {
                points[point] = state;
            }
        }

        for (var lane = 0; lane < members.Length; lane++)
        {
            outside |= Store(block, members[lane], lane, lanes[lane], start.State, state, points) ? 0 : 1 << lane;
        }

        return outside;
    }

    private Integration<DoubleLanes> Propagate(in State<DoubleLanes> state, DoubleLanes from, DoubleLanes to)
    {
        var steps = FixedSteps<DoubleLanes>.NoLongerThan(from, to, maximumStep);
        return Integrator.Run(method, ref steps, field, state);
    }

    private bool Store(
        SampleBlock block, int row, int lane, in TrackDraw draw, in State<DoubleLanes> start, in State<DoubleLanes> end, State<DoubleLanes>[] points)
    {
        var segment = new Segment(
            start.X.Value[lane], start.Y.Value[lane], start.Tx.Value[lane], start.Ty.Value[lane], draw.Qop, draw.Z0, draw.Z1 - draw.Z0);
        var deviation = Deviation.Of(segment, end.X.Value[lane], end.Y.Value[lane], end.Tx.Value[lane], end.Ty.Value[lane]);
        segment.ToRow(block.Segments.AsSpan(row * Segment.Columns));
        deviation.ToRow(block.Deviations.AsSpan(row * Deviation.Columns));
        for (var point = 0; point < points.Length; point++)
        {
            var path = block.Path.AsSpan(((row * collocation) + point) * 4);
            path[0] = points[point].X.Value[lane];
            path[1] = points[point].Y.Value[lane];
            path[2] = points[point].Tx.Value[lane];
            path[3] = points[point].Ty.Value[lane];
        }

        return double.IsFinite(deviation.X + deviation.Y + deviation.Tx + deviation.Ty);
    }

    private static DoubleLanes Gather(TrackDraw[] lanes, Func<TrackDraw, double> column)
    {
        Span<double> values = stackalloc double[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            values[lane] = column(lanes[lane]);
        }

        return DoubleLanes.FromLanes(values);
    }
}
