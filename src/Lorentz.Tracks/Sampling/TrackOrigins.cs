namespace Lorentz.Tracks.Sampling;

/// <summary>How positions and directions of tracks come about.</summary>
public abstract record TrackOrigins
{
    private TrackOrigins()
    {
    }

    /// <summary>Tracks come from the collision region, so position and direction are tied to each other: physical tracks.</summary>
    public sealed record Collisions : TrackOrigins;

    /// <summary>
    /// Positions uniform in a box, independent of the direction: what the plans drew. Most such tracks come from nowhere.
    /// </summary>
    /// <param name="HalfX">Largest |x| in mm.</param>
    /// <param name="HalfY">Largest |y| in mm.</param>
    /// <param name="Plane">Plane of the box in mm, from where tracks are carried to their start plane; the start plane itself where null.</param>
    public sealed record Box(double HalfX, double HalfY, double? Plane = null) : TrackOrigins;
}
