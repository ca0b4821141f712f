using Lorentz.Physics.Units;

namespace Lorentz.Tracks.Sampling;

/// <summary>The tracks an experiment draws: independent, physical, and the same for the same numbers.</summary>
/// <remarks>
/// Momentum and planes are drawn once a sample, so momentum stays exactly log-uniform and dz exactly uniform; vertex,
/// direction and charge are drawn again until the whole path lies in the acceptance.
/// </remarks>
public sealed record TrackPopulation
{
    /// <summary>Least momentum.</summary>
    public Momentum Lowest { get; init; } = Momentum.FromGeV(1.5);

    /// <summary>Greatest momentum.</summary>
    public Momentum Highest { get; init; } = Momentum.FromGeV(100);

    /// <summary>Where tracks come from; the spreads below belong to <see cref="TrackOrigins.Collisions"/>.</summary>
    public TrackOrigins Origins { get; init; } = new TrackOrigins.Collisions();

    /// <summary>Largest |tx| at the vertex.</summary>
    public double LargestTx { get; init; } = 0.30;

    /// <summary>Largest |ty| at the vertex.</summary>
    public double LargestTy { get; init; } = 0.25;

    /// <summary>Standard deviation of the collision point along the beam in mm.</summary>
    public double VertexSpreadZ { get; init; } = 60;

    /// <summary>Standard deviation of a prompt track's origin across the beam in mm.</summary>
    public double PromptSpread { get; init; } = 0.05;

    /// <summary>Standard deviation of the origin across the beam of tracks from decays in mm.</summary>
    public double DisplacedSpread { get; init; } = 2;

    /// <summary>Share of tracks from decays.</summary>
    public double DisplacedShare { get; init; } = 0.2;

    /// <summary>Where segments begin and end.</summary>
    public SegmentPlanes Planes { get; init; } = new SegmentPlanes.Forward(770, 500, 12000);
}
