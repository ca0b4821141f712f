namespace Lorentz.Physics.Fields.Planes;

/// <summary>The default field as tables: what a deployed extrapolator looks up.</summary>
public static class LhcbDipoleTable
{
    /// <summary>A megabyte in single precision, on cells that widen with the acceptance; made in a fraction of a second.</summary>
    /// <param name="threads">Threads to use; the table does not depend on it.</param>
    public static WedgeField Wedge(int threads) => WedgeField.Of(PointSourceField.LhcbDipole, 0, 13000, 24, 18, 96, threads);
}
