using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>
/// A dipole whose on-axis profile is a Gaussian, continued off axis so that Maxwell's equations hold exactly.
/// </summary>
/// <remarks>
/// With w = (z - Centre) + i y the function F(w) = Peak exp(-w^2 / (2 Width^2)) is analytic, so By = Re F and
/// Bz = Im F are free of divergence and curl, and By(y = 0) is the Gaussian. The plans used By alone, at every y.
/// </remarks>
/// <param name="Peak">On-axis By at the centre in tesla.</param>
/// <param name="Centre">z of the centre in mm.</param>
/// <param name="Width">Standard deviation of the profile in mm.</param>
public readonly record struct GaussianDipoleField(double Peak, double Centre, double Width) : IMagneticField
{
    /// <summary>The plans' fit of the LHCb dipole on its axis: -1.0182 T, 5007 mm, 1744 mm.</summary>
    public static GaussianDipoleField Plan { get; } = new(-1.0182, 5007, 1744);

    /// <inheritdoc/>
    public FieldRegion Region => FieldRegion.Everywhere;

    /// <inheritdoc/>
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var scale = T.Constant(1 / Width);
        var u = (z - T.Constant(Centre)) * scale;
        var v = y * scale;
        var size = T.Constant(Peak) * T.Exp(T.Constant(0.5) * ((v * v) - (u * u)));
        var (sine, cosine) = T.SinCos(u * v);
        return new(T.Constant(0), size * cosine, -(size * sine));
    }
}
