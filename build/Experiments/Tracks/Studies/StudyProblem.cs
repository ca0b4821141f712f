using Lorentz.Physics.Fields;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Studies;

/// <summary>A question put to extrapolators: which tracks, through which magnet.</summary>
/// <param name="Name">Name in progress and tables.</param>
/// <param name="Population">The tracks.</param>
internal sealed record StudyProblem(string Name, TrackPopulation Population)
{
    /// <summary>What the field is multiplied with: 1, or 0.001 for the plans' magnet.</summary>
    public double FieldFactor { get; init; } = 1;

    /// <summary>Where tracks may go; the detector's acceptance where null.</summary>
    public FieldRegion? Region { get; init; }

    /// <summary>Points kept along each path.</summary>
    public int Collocation { get; init; }

    /// <summary>The field, at full strength, with the region of this problem.</summary>
    public PointSourceField Field =>
        Region is { } region ? PointSourceField.LhcbDipole.Within(region) : PointSourceField.LhcbDipole;
}
