namespace Lorentz.Physics.Fields;

/// <summary>A box in space, in mm, both ends included.</summary>
/// <param name="MinimumX">Lowest x in mm.</param>
/// <param name="MaximumX">Highest x in mm.</param>
/// <param name="MinimumY">Lowest y in mm.</param>
/// <param name="MaximumY">Highest y in mm.</param>
/// <param name="MinimumZ">Lowest z in mm.</param>
/// <param name="MaximumZ">Highest z in mm.</param>
public readonly record struct FieldRegion(
    double MinimumX, double MaximumX, double MinimumY, double MaximumY, double MinimumZ, double MaximumZ)
{
    /// <summary>All of space: for fields given by a formula without poles.</summary>
    public static FieldRegion Everywhere { get; } = new(
        double.NegativeInfinity, double.PositiveInfinity,
        double.NegativeInfinity, double.PositiveInfinity,
        double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether (x, y, z) in mm lies inside; false for NaN.</summary>
    public bool Contains(double x, double y, double z) =>
        x >= MinimumX && x <= MaximumX && y >= MinimumY && y <= MaximumY && z >= MinimumZ && z <= MaximumZ;
}
