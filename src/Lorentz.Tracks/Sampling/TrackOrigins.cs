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
    /// Positions uniform in a box on the start plane itself, independent of the direction: what the plans drew. Most such
    /// tracks come from nowhere.
    /// </summary>
    /// <param name="HalfX">Largest |x| in mm.</param>
    /// <param name="HalfY">Largest |y| in mm.</param>
    public sealed record Box(double HalfX, double HalfY) : TrackOrigins;
}
