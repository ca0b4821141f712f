using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Tracks;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>How far two methods disagree at the end of the same tracks.</summary>
/// <param name="Position">Distance in the end plane in mm, one a track.</param>
/// <param name="Slope">Distance of the slopes, one a track.</param>
internal sealed record EndDifferences(double[] Position, double[] Slope)
{
    /// <summary>Root of the mean squared distance in mm.</summary>
    public double PositionRms => Moments.Of(Position).RootMeanSquare;

    /// <summary>Largest distance in mm.</summary>
    public double PositionMaximum => Extremes.Maximum(Position);

    /// <summary>The differences of two sets of ends.</summary>
    public static EndDifferences Between(TrackColumns left, TrackColumns right) => new(
        [.. Enumerable.Range(0, left.Count).Select(i => Distance(left.X[i] - right.X[i], left.Y[i] - right.Y[i]))],
        [.. Enumerable.Range(0, left.Count).Select(i => Distance(left.Tx[i] - right.Tx[i], left.Ty[i] - right.Ty[i]))]);

    /// <summary>The differences of some of the tracks.</summary>
    public EndDifferences Of(Func<int, bool> isMember) => new(
        [.. Position.Where((_, i) => isMember(i))],
        [.. Slope.Where((_, i) => isMember(i))]);

    private static double Distance(double first, double second) => Math.Sqrt((first * first) + (second * second));
}
