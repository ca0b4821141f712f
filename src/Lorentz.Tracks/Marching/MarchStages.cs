using System.Runtime.CompilerServices;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Motion;

namespace Lorentz.Tracks.Marching;

/// <summary>
/// The stages of a march, one plane after the other, over any real-number type: an explicit linear multistep method of Stoermer's
/// kind (E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I, III.10) on unequal steps, with one
/// field evaluation a plane. The state that is carried on, the base, lags two planes behind: its sums are nearly centred,
/// and their error is a fraction of a one-sided sum's.
/// </summary>
internal static class MarchStages
{
    /// <summary>Index of the base when plane <paramref name="plane"/> is entered.</summary>
    public static int BaseOf(int plane) => Math.Max(0, plane - 2);

    /// <summary>Deviation on a plane from the accelerations before it.</summary>
    public static void Predict<T>(MarchTrack<T> track, IReadOnlyList<double> z, MarchWeights weights, int plane)
        where T : struct, IReal<T>
    {
        Drift<T>(track.Base, z[plane] - z[BaseOf(plane)], track.Predicted);
        Sum(track, weights.Predict, plane * MarchWeights.History, MarchWeights.History, plane - 1, track.Predicted);
    }

    /// <summary>Looks up the field where the track was predicted.</summary>
    public static void Look<T>(MarchTrack<T> track, PlaneTable table, int plane, bool beforeEnd)
        where T : struct, IReal<T>
    {
        var reach = T.Constant(table.Grid.Z[plane] - track.Z0);
        var x = track.Start.X + (track.Start.Tx * reach) + track.Predicted[0];
        var y = track.Start.Y + (track.Start.Ty * reach) + track.Predicted[1];
        track.Outside |= beforeEnd
            && !(Math.Abs(T.Lane(x, 0)) <= table.Grid.HalfWidthX(plane) && Math.Abs(T.Lane(y, 0)) <= table.Grid.HalfWidthY(plane));
        track.Field = table.At(plane, x, y);
    }

    /// <summary>The acceleration on a plane, with the slopes of <see cref="MarchTrack{T}.Predicted"/>.</summary>
    public static void Bend<T>(MarchTrack<T> track, int plane)
        where T : struct, IReal<T>
    {
        var (x, y) = LorentzForce.Bend(
            track.Start.Tx + track.Predicted[2], track.Start.Ty + track.Predicted[3], track.Start.Qop, track.Field);
        track.SetBend(plane, x, y);
    }

    /// <summary>Better slopes on a plane, now that it has an acceleration of its own.</summary>
    public static void Correct<T>(MarchTrack<T> track, IReadOnlyList<double> z, MarchWeights weights, int plane)
        where T : struct, IReal<T>
    {
        Drift<T>(track.Base, z[plane] - z[BaseOf(plane)], track.Predicted);
        Sum(track, weights.Correct, plane * MarchWeights.Window, MarchWeights.Window, plane, track.Predicted);
    }

    /// <summary>Carries the base one plane on.</summary>
    public static void Advance<T>(MarchTrack<T> track, IReadOnlyList<double> z, MarchWeights weights, int plane)
        where T : struct, IReal<T>
    {
        if (plane >= 2)
        {
            Drift<T>(track.Base, z[plane - 1] - z[plane - 2], track.Base);
            Sum(track, weights.Advance, plane * MarchWeights.Window, MarchWeights.Window, plane, track.Base);
        }
    }

    /// <summary>Deviation at the end, in the cell before plane <paramref name="plane"/>.</summary>
    public static void End<T>(MarchTrack<T> track, IReadOnlyList<double> z, MarchWeights weights, int plane, Span<T> deviation)
        where T : struct, IReal<T>
    {
        var cell = plane - 1;
        var reach = track.Z0 + track.Dz - z[cell];
        var place = T.Constant(reach / (z[cell + 1] - z[cell]));
        Drift<T>(track.Base, reach, deviation);
        Four<T> order = default;
        Four<T> sum = default;
        for (var m = weights.Orders - 1; m >= 0; m--)
        {
            order = default;
            Sum(track, weights.End, ((cell * weights.Orders) + m) * MarchWeights.Window, MarchWeights.Window, plane, order);
            for (var lane = 0; lane < 4; lane++)
            {
                sum[lane] = T.FusedMultiplyAdd(sum[lane], place, order[lane]);
            }
        }

        for (var lane = 0; lane < 4; lane++)
        {
            deviation[lane] += sum[lane];
        }
    }

    private static void Drift<T>(ReadOnlySpan<T> from, double reach, Span<T> to)
        where T : struct, IReal<T>
    {
        var (x, y, tx, ty) = (from[0], from[1], from[2], from[3]);
        var distance = T.Constant(reach);
        to[0] = T.FusedMultiplyAdd(distance, tx, x);
        to[1] = T.FusedMultiplyAdd(distance, ty, y);
        to[2] = tx;
        to[3] = ty;
    }

    // From the oldest acceleration to the newest: the newest is known last, and is waited for by one operation only.
    private static void Sum<T>(MarchTrack<T> track, float[] weights, int first, int count, int newest, Span<T> target)
        where T : struct, IReal<T>
    {
        for (var k = count - 1; k >= 0; k--)
        {
            for (var lane = 0; lane < 4; lane++)
            {
                target[lane] = T.FusedMultiplyAdd(
                    T.Constant(weights[((first + k) * MarchWeights.Lanes) + lane]), track.Bend(newest - k, lane & 1), target[lane]);
            }
        }
    }

    [InlineArray(4)]
    private struct Four<T>
    {
        private T first;
    }
}
