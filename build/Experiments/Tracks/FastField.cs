using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;
using Lorentz.Physics.Fields.Planes;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The default field as tables: what a deployed extrapolator would look up.</summary>
internal static class FastField
{
    /// <summary>
    /// C2 spline, 75 mm across and 150 mm along the beam, 16 MB: ends of 12 m tracks within 0.002 mm of the sources'
    /// (target DatasetThroughput).
    /// </summary>
    public static SplineField Spline(int threads) => SplineField.Of(Sample(75, 150, threads), threads);

    /// <summary>The same in single precision, on cells that widen with the acceptance: a megabyte instead of sixteen.</summary>
    public static WedgeField Wedge(int threads) => LhcbDipoleTable.Wedge(threads);

    /// <summary>Trilinear lookup on 100 mm nodes, as the plans use.</summary>
    public static TrilinearField Trilinear(int threads) => new(Sample(100, 100, threads));

    private static FieldGrid Sample(double across, double along, int threads) => FieldGrid.Sample(
        PointSourceField.LhcbDipole,
        new GridGeometry(
            GridAxis.Covering(-5000, 5000, across), GridAxis.Covering(-3600, 3600, across), GridAxis.Covering(-500, 14000, along)),
        threads);
}
