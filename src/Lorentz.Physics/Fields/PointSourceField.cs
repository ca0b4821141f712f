using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>
/// The field of fictitious magnetic point charges, B(r) = sum_i q_i (r - r_i) / |r - r_i|^3: exactly free of
/// divergence and curl away from the charges (method of equivalent sources).
/// </summary>
public readonly struct PointSourceField : IMagneticField
{
    private readonly double[] rows;

    /// <summary>A field from rows of x, y, z (mm) and charge (T mm^2).</summary>
    /// <param name="rows">4 numbers a source, flat.</param>
    /// <param name="region">Where the model is trusted.</param>
    /// <exception cref="ArgumentException">When the number of values is not a multiple of four.</exception>
    public PointSourceField(ReadOnlySpan<double> rows, FieldRegion region)
    {
        if (rows.Length % 4 != 0)
        {
            throw new ArgumentException($"A source has four numbers (x, y, z, charge); {rows.Length} is not a multiple of four.", nameof(rows));
        }

        this.rows = rows.ToArray();
        Region = region;
    }

    /// <summary>The default field: the LHCb dipole, polarity as in the reference (By &lt; 0 at the centre).</summary>
    public static PointSourceField LhcbDipole { get; } = new(
        LhcbDipoleSources.Rows,
        new FieldRegion(-5000, 5000, -4000, 4000, -500, 14000) { WedgeX = 100, SlopeX = 0.35, WedgeY = 100, SlopeY = 0.25 });

    /// <inheritdoc/>
    public FieldRegion Region { get; }

    /// <summary>The same field, trusted in another region: for tracks that nature does not make.</summary>
    /// <param name="region">Where tracks may go.</param>
    public PointSourceField Within(FieldRegion region) => new(rows, region);

    /// <summary>Number of point charges.</summary>
    public int SourceCount => rows.Length / 4;

    /// <summary>Position (mm) and charge (T mm^2) of source <paramref name="index"/>.</summary>
    public (double X, double Y, double Z, double Charge) Source(int index) =>
        (rows[4 * index], rows[(4 * index) + 1], rows[(4 * index) + 2], rows[(4 * index) + 3]);

    /// <inheritdoc/>
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var bx = T.Constant(0);
        var by = bx;
        var bz = bx;
        var sources = rows;
        for (var i = 0; i + 3 < sources.Length; i += 4)
        {
            var dx = x - T.Constant(sources[i]);
            var dy = y - T.Constant(sources[i + 1]);
            var dz = z - T.Constant(sources[i + 2]);
            var squared = T.FusedMultiplyAdd(dx, dx, T.FusedMultiplyAdd(dy, dy, dz * dz));
            var inverse = T.InverseSqrt(squared);
            var strength = T.Constant(sources[i + 3]) * inverse * (inverse * inverse);
            bx = T.FusedMultiplyAdd(strength, dx, bx);
            by = T.FusedMultiplyAdd(strength, dy, by);
            bz = T.FusedMultiplyAdd(strength, dz, bz);
        }

        return new(bx, by, bz);
    }
}
