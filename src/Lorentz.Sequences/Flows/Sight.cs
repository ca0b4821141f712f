using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Flows;

/// <summary>What a model is told of a field, in its own coordinates.</summary>
/// <param name="Places">Coordinates of the readings, from -1 to 1.</param>
/// <param name="Values">Their values, not scaled.</param>
public sealed record Sight(ImmutableArray<(double X, double Y)> Places, ImmutableArray<double> Values)
{
    /// <summary>The readings of a mask.</summary>
    public static Sight Of(SinusoidalField field, SquareGrid grid, ObservationMask mask) => new(
        [.. mask.Observed.Select(grid.Scaled)], [.. mask.Observed.Select(pixel => field.Value(grid.Places[pixel]))]);
}
