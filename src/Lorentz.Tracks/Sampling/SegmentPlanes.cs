namespace Lorentz.Tracks.Sampling;

/// <summary>How the two planes of a segment are drawn.</summary>
public abstract record SegmentPlanes
{
    private SegmentPlanes()
    {
    }

    /// <summary>Always from the same plane, forward: the plans' six-input problem.</summary>
    /// <param name="Z0">The start plane in mm.</param>
    /// <param name="ShortestDz">Least distance in mm.</param>
    /// <param name="LongestDz">Greatest distance in mm.</param>
    public sealed record Forward(double Z0, double ShortestDz, double LongestDz) : SegmentPlanes;

    /// <summary>Any two planes, forward and backward: z0 is an input of the network.</summary>
    /// <param name="FirstZ">Lowest plane in mm.</param>
    /// <param name="LastZ">Highest plane in mm.</param>
    /// <param name="ShortestDz">Least |dz| in mm; at most half the distance of the two planes.</param>
    public sealed record Anywhere(double FirstZ, double LastZ, double ShortestDz) : SegmentPlanes;

    /// <summary>Forward from any plane, dz drawn first and cut where it would leave the detector: the plans' hidden start.</summary>
    /// <param name="FirstZ">Lowest start plane in mm.</param>
    /// <param name="LastZ0">Highest start plane in mm.</param>
    /// <param name="ShortestDz">Least distance in mm, before the cut.</param>
    /// <param name="LongestDz">Greatest distance in mm.</param>
    /// <param name="LastZ">Highest last plane in mm, above <paramref name="LastZ0"/>.</param>
    public sealed record ForwardFrom(double FirstZ, double LastZ0, double ShortestDz, double LongestDz, double LastZ) : SegmentPlanes;
}
