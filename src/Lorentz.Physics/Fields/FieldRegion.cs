namespace Lorentz.Physics.Fields;

/// <summary>
/// Where a field is defined and trusted: a box in mm, both ends included, optionally narrowed by a wedge
/// |x| &lt;= WedgeX + SlopeX |z|, |y| &lt;= WedgeY + SlopeY |z| (the shape of a forward spectrometer's acceptance).
/// </summary>
/// <param name="MinimumX">Lowest x in mm.</param>
/// <param name="MaximumX">Highest x in mm.</param>
/// <param name="MinimumY">Lowest y in mm.</param>
/// <param name="MaximumY">Highest y in mm.</param>
/// <param name="MinimumZ">Lowest z in mm.</param>
/// <param name="MaximumZ">Highest z in mm.</param>
public readonly record struct FieldRegion(
    double MinimumX, double MaximumX, double MinimumY, double MaximumY, double MinimumZ, double MaximumZ)
{
    /// <summary>Half width of the wedge in x at z = 0, in mm.</summary>
    public double WedgeX { get; init; } = double.PositiveInfinity;

    /// <summary>Half width of the wedge in y at z = 0, in mm.</summary>
    public double WedgeY { get; init; } = double.PositiveInfinity;

    /// <summary>Opening of the wedge in x.</summary>
    public double SlopeX { get; init; }

    /// <summary>Opening of the wedge in y.</summary>
    public double SlopeY { get; init; }

    /// <summary>All of space: for fields given by a formula without poles.</summary>
    public static FieldRegion Everywhere { get; } = new(
        double.NegativeInfinity, double.PositiveInfinity,
        double.NegativeInfinity, double.PositiveInfinity,
        double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether (x, y, z) in mm lies inside; false for NaN.</summary>
    public bool Contains(double x, double y, double z) =>
        x >= MinimumX && x <= MaximumX && y >= MinimumY && y <= MaximumY && z >= MinimumZ && z <= MaximumZ
        && Math.Abs(x) <= WedgeX + (SlopeX * Math.Abs(z)) && Math.Abs(y) <= WedgeY + (SlopeY * Math.Abs(z));
}
