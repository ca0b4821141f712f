using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Motion;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// The stages of a march, one plane after the other, in double precision: an explicit linear multistep method of Stoermer's
/// kind (E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I, III.10) on unequal steps, with one
/// field evaluation a plane. The state that is carried on, the base, lags two planes behind: its sums are nearly centred,
/// and their error is a fraction of a one-sided sum's.
/// </summary>
internal static class MarchStages
{
    /// <summary>Index of the base when plane <paramref name="plane"/> is entered.</summary>
    public static int BaseOf(int plane) => Math.Max(0, plane - 2);

    /// <summary>Deviation on a plane from the accelerations before it.</summary>
    public static void Predict(MarchTrack track, IReadOnlyList<double> z, MarchWeights weights, int plane)
    {
        Drift(track.Base, z[plane] - z[BaseOf(plane)], track.Predicted);
        Sum(track, weights.Predict, plane * MarchWeights.History, MarchWeights.History, plane - 1, track.Predicted);
    }

    /// <summary>Looks up the field where the track was predicted.</summary>
    public static void Look(MarchTrack track, PlaneTable table, int plane, bool beforeEnd)
    {
        var reach = table.Grid.Z[plane] - track.Segment.Z0;
        var x = track.Segment.X + (track.Segment.Tx * reach) + track.Predicted[0];
        var y = track.Segment.Y + (track.Segment.Ty * reach) + track.Predicted[1];
        track.Outside |= beforeEnd && !(Math.Abs(x) <= table.Grid.HalfWidthX(plane) && Math.Abs(y) <= table.Grid.HalfWidthY(plane));
        track.Field = table.At(plane, x, y);
    }

    /// <summary>The acceleration on a plane, with the slopes of <see cref="MarchTrack.Predicted"/>.</summary>
    public static void Bend(MarchTrack track, int plane)
    {
        var (x, y) = LorentzForce.Bend(
            new(track.Segment.Tx + track.Predicted[2]), new(track.Segment.Ty + track.Predicted[3]), new Real64(track.Segment.Qop), track.Field);
        track.SetBend(plane, x.Value, y.Value);
    }

    /// <summary>Better slopes on a plane, now that it has an acceleration of its own.</summary>
    public static void Correct(MarchTrack track, IReadOnlyList<double> z, MarchWeights weights, int plane)
    {
        Drift(track.Base, z[plane] - z[BaseOf(plane)], track.Predicted);
        Sum(track, weights.Correct, plane * MarchWeights.Window, MarchWeights.Window, plane, track.Predicted);
    }

    /// <summary>Carries the base one plane on.</summary>
    public static void Advance(MarchTrack track, IReadOnlyList<double> z, MarchWeights weights, int plane)
    {
        if (plane >= 2)
        {
            Drift(track.Base, z[plane - 1] - z[plane - 2], track.Base);
            Sum(track, weights.Advance, plane * MarchWeights.Window, MarchWeights.Window, plane, track.Base);
        }
    }

    /// <summary>Deviation at the end, in the cell before plane <paramref name="plane"/>.</summary>
    public static void End(MarchTrack track, IReadOnlyList<double> z, MarchWeights weights, int plane, Span<double> deviation)
    {
        var cell = plane - 1;
        var reach = track.Segment.Z0 + track.Segment.Dz - z[cell];
        var place = reach / (z[cell + 1] - z[cell]);
        Drift(track.Base, reach, deviation);
        Span<double> order = stackalloc double[4];
        Span<double> sum = stackalloc double[4];
        for (var m = weights.Orders - 1; m >= 0; m--)
        {
            order.Clear();
            Sum(track, weights.End, ((cell * weights.Orders) + m) * MarchWeights.Window, MarchWeights.Window, plane, order);
            for (var lane = 0; lane < 4; lane++)
            {
                sum[lane] = Math.FusedMultiplyAdd(sum[lane], place, order[lane]);
            }
        }

        for (var lane = 0; lane < 4; lane++)
        {
            deviation[lane] += sum[lane];
        }
    }

    private static void Drift(ReadOnlySpan<double> from, double reach, Span<double> to)
    {
        var (x, y, tx, ty) = (from[0], from[1], from[2], from[3]);
        to[0] = Math.FusedMultiplyAdd(reach, tx, x);
        to[1] = Math.FusedMultiplyAdd(reach, ty, y);
        to[2] = tx;
        to[3] = ty;
    }

    // From the oldest acceleration to the newest: the newest is known last, and is waited for by one operation only.
    private static void Sum(MarchTrack track, float[] weights, int first, int count, int newest, Span<double> target)
    {
        for (var k = count - 1; k >= 0; k--)
        {
            for (var lane = 0; lane < 4; lane++)
            {
                target[lane] = Math.FusedMultiplyAdd(
                    weights[((first + k) * MarchWeights.Lanes) + lane], track.Bend(newest - k, lane & 1), target[lane]);
            }
        }
    }
}
