namespace Lorentz.Physics.Fields.Maps;

/// <summary>Coefficients of the tensor-product cubic B-spline of a grid, laid out for one evaluation.</summary>
/// <remarks>
/// Each axis carries one coefficient beyond either end. The three components of a node lie together and z runs
/// fastest, so the 4 nodes of a row are 12 consecutive numbers.
/// </remarks>
internal sealed class SplineTable
{
    private readonly double maximumX;
    private readonly double maximumY;
    private readonly double maximumZ;

    private SplineTable(FieldGrid grid, float[] coefficients)
    {
        var geometry = grid.Geometry;
        Region = grid.Region;
        (MinimumX, MinimumY, MinimumZ) = (geometry.X.Origin, geometry.Y.Origin, geometry.Z.Origin);
        (maximumX, maximumY, maximumZ) = (geometry.X.End, geometry.Y.End, geometry.Z.End);
        InverseX = 1.0 / geometry.X.Spacing;
        InverseY = 1.0 / geometry.Y.Spacing;
        InverseZ = 1.0 / geometry.Z.Spacing;
        LastX = geometry.X.Count - 2;
        LastY = geometry.Y.Count - 2;
        LastZ = geometry.Z.Count - 2;
        StrideY = 3 * (geometry.Z.Count + 2);
        StrideX = StrideY * (geometry.Y.Count + 2);
        Coefficients = coefficients;
    }

    /// <summary>Where the field is trusted.</summary>
    public FieldRegion Region { get; }

    /// <summary>First node along x in mm.</summary>
    public double MinimumX { get; }

    /// <summary>First node along y in mm.</summary>
    public double MinimumY { get; }

    /// <summary>First node along z in mm.</summary>
    public double MinimumZ { get; }

    /// <summary>Cells per mm along x.</summary>
    public double InverseX { get; }

    /// <summary>Cells per mm along y.</summary>
    public double InverseY { get; }

    /// <summary>Cells per mm along z.</summary>
    public double InverseZ { get; }

    /// <summary>Index of the last cell along x.</summary>
    public int LastX { get; }

    /// <summary>Index of the last cell along y.</summary>
    public int LastY { get; }

    /// <summary>Index of the last cell along z.</summary>
    public int LastZ { get; }

    /// <summary>Numbers between neighbours along x.</summary>
    public int StrideX { get; }

    /// <summary>Numbers between neighbours along y.</summary>
    public int StrideY { get; }

    /// <summary>The coefficients in tesla.</summary>
    public float[] Coefficients { get; }

    /// <summary>The table of the spline that approximates a grid.</summary>
    public static SplineTable Of(FieldGrid grid, int threads)
    {
        var geometry = grid.Geometry;
        RequireNodes(geometry.X, 'x');
        RequireNodes(geometry.Y, 'y');
        RequireNodes(geometry.Z, 'z');
        return new(grid, SplinePrefilter.Apply(grid, threads));
    }

    /// <summary>Whether (x, y, z) lies in the box of the nodes; false for NaN.</summary>
    public bool Contains(double x, double y, double z) =>
        x >= MinimumX && x <= maximumX && y >= MinimumY && y <= maximumY && z >= MinimumZ && z <= maximumZ;

    private static void RequireNodes(GridAxis axis, char name)
    {
        if (axis.Count < CubicSpline.MinimumCount)
        {
            throw new ArgumentException(
                $"A cubic spline needs at least {CubicSpline.MinimumCount} nodes along {name}; the grid has {axis.Count}.");
        }
    }
}
