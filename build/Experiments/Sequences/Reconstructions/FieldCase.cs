using System.Collections.Immutable;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Build.Experiments.Sequences.Reconstructions;

/// <summary>A held-out field with what is seen of it.</summary>
/// <param name="Key">Which field.</param>
/// <param name="Grid">Its pixels.</param>
/// <param name="Truth">Its values there.</param>
/// <param name="Mask">The pixels that are seen.</param>
/// <param name="Seen">The values that are seen.</param>
internal sealed record FieldCase(FieldKey Key, SquareGrid Grid, ImmutableArray<double> Truth, ObservationMask Mask, Readings Seen)
{
    /// <summary>The field of a number.</summary>
    public static FieldCase HeldOut(FieldComplexity family, uint number, SquareGrid grid, double share)
    {
        var key = new FieldKey(SequenceCode.Seed, FieldSet.HeldOut, family, number);
        var field = FieldGenerator.Draw(key);
        var mask = ObservationMask.Draw(grid, share, key);
        return new(key, grid, [.. grid.Values(field)], mask, Readings.Of(field, grid, mask.Observed));
    }
}
