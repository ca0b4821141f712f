using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Leaderboard;

/// <summary>
/// The map the plans' leaderboard was almost certainly trained on, a stand-in for a propagator that was not ready:
/// theta = 0.3 x 1 T x 4 m q/p; x' = x + tx dz + theta dz / 2, tx' = tx + theta; y a straight line. Linear in the inputs.
/// </summary>
internal static class PlaceholderMap
{
    /// <summary>Kick times momentum in GeV/c.</summary>
    private const double Kick = 0.3 * 1 * 4;

    /// <summary>A set with the placeholder's answers in place of the field's.</summary>
    public static TrackSet Of(TrackSet set)
    {
        var deviations = new double[set.Deviations.Length];
        for (var i = 0; i < set.Count; i++)
        {
            var segment = set.Rows.Segment(i);
            var theta = Kick * 1000 * segment.Qop;
            new Deviation(theta * segment.Dz / 2, 0, theta, 0).ToRow(deviations.AsSpan(i * Deviation.Columns));
        }

        return set with { Deviations = deviations };
    }

    /// <summary>
    /// Greatest error in mm of the least-squares line through the map, fitted on one set and judged on another: the end's x
    /// against q/p is all there is to fit.
    /// </summary>
    public static double LargestErrorOfALine(TrackSet training, TrackSet test)
    {
        var (product, square) = (0.0, 0.0);
        for (var i = 0; i < training.Count; i++)
        {
            var qop = training.Rows.Segment(i).Qop;
            product += qop * training.Rows.Deviation(i).X;
            square += qop * qop;
        }

        var slope = product / square;
        return Enumerable.Range(0, test.Count).Max(i => Math.Abs(test.Rows.Deviation(i).X - (slope * test.Rows.Segment(i).Qop)));
    }
}
