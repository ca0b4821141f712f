using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The equation of motion at a point as a function on a tape: (x, y, tx, ty, z, q/p) in mm and 1/MeV to
/// (d(tx)/dz, d(ty)/dz) in 1/mm.
/// </summary>
/// <param name="Field">
/// The field, looked up at the nearest position of its region: a path predicted before anything was learned runs
/// anywhere, and outside their region fields have poles.
/// </param>
public readonly record struct BendFunction<TField>(TField Field) : IPointFunction
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public int Inputs => 6;

    /// <inheritdoc/>
    public int Outputs => 2;

    /// <inheritdoc/>
    public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
        where TReal : unmanaged, IReal<TReal>
    {
        var region = Field.Region;
        var z = x[4];
        var distance = AtLeast(z, -z);
        var wedgeX = Wedge(region.WedgeX, region.SlopeX, distance);
        var wedgeY = Wedge(region.WedgeY, region.SlopeY, distance);
        var insideX = Within(Within(x[0], -wedgeX, wedgeX), TReal.Constant(region.MinimumX), TReal.Constant(region.MaximumX));
        var insideY = Within(Within(x[1], -wedgeY, wedgeY), TReal.Constant(region.MinimumY), TReal.Constant(region.MaximumY));
        var insideZ = Within(z, TReal.Constant(region.MinimumZ), TReal.Constant(region.MaximumZ));
        (y[0], y[1]) = LorentzForce.Bend(x[2], x[3], x[5], Field.At(insideX, insideY, insideZ));
    }

    private static TReal Wedge<TReal>(double halfWidth, double opening, TReal distance)
        where TReal : struct, IReal<TReal> =>
        TReal.FusedMultiplyAdd(TReal.Constant(opening), distance, TReal.Constant(halfWidth));

    private static TReal Within<TReal>(TReal value, TReal least, TReal most)
        where TReal : struct, IReal<TReal> => -AtLeast(-AtLeast(value, least), -most);

    // Written so that an infinite bound, which masks nothing, is never subtracted from another.
    private static TReal AtLeast<TReal>(TReal value, TReal least)
        where TReal : struct, IReal<TReal> => value + TReal.MaskLess(value, least, least - value);
}
