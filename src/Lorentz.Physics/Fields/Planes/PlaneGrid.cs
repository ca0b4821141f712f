namespace Lorentz.Physics.Fields.Planes;

/// <summary>
/// Where plane tables hold the field: planes of constant z, and on each the same number of cells across the part of the
/// plane that the acceptance covers, |x| to <see cref="HalfWidthX"/>, |y| to <see cref="HalfWidthY"/>. A straight track
/// from the collision point keeps its cell from plane to plane.
/// </summary>
/// <param name="Z">The planes in mm, ascending, at least two.</param>
/// <param name="Region">The acceptance: its wedge sets the widths.</param>
/// <param name="CellsX">Cells along x, at least 1.</param>
/// <param name="CellsY">Cells along y, at least 1.</param>
public sealed record PlaneGrid(IReadOnlyList<double> Z, FieldRegion Region, int CellsX, int CellsY)
{
    // A little more than the acceptance, so that the spline's outermost cells are not where most is asked of them.
    internal const double Reach = 1.02;

    /// <summary>What is wrong with this grid, or null.</summary>
    public string? Problem =>
        Z.Count < 2 ? $"{Z.Count} planes: at least 2 are needed"
        : Enumerable.Range(1, Z.Count - 1).Any(i => !(Z[i] > Z[i - 1])) ? "the planes do not ascend"
        : CellsX < 1 || CellsY < 1 ? $"{CellsX} x {CellsY} cells: at least one is needed along each axis"
        : !double.IsFinite(Region.WedgeX + Region.WedgeY) ? "the region has no wedge to set the widths"
        : null;

    /// <summary>Nodes along x: a cubic spline needs three more than there are cells.</summary>
    public int NodesX => CellsX + 3;

    /// <summary>Nodes along y.</summary>
    public int NodesY => CellsY + 3;

    /// <summary>Half the width of plane <paramref name="plane"/> in x, in mm.</summary>
    public double HalfWidthX(int plane) => HalfWidthXAt(Z[plane]);

    /// <summary>Half the width of plane <paramref name="plane"/> in y, in mm.</summary>
    public double HalfWidthY(int plane) => HalfWidthYAt(Z[plane]);

    /// <summary>Half the width at any z in mm.</summary>
    public double HalfWidthXAt(double z) => Reach * (Region.WedgeX + (Region.SlopeX * Math.Abs(z)));

    /// <inheritdoc cref="HalfWidthXAt"/>
    public double HalfWidthYAt(double z) => Reach * (Region.WedgeY + (Region.SlopeY * Math.Abs(z)));
}
