using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;

namespace Lorentz.Physics.Tests.Oracles;

/// <summary>
/// Chebyshev waves along z in 0..2400 mm, different in every component and with gradients across: hard enough for
/// methods of high order to need many steps, without a singularity that would spoil their asymptotics.
/// </summary>
/// <param name="Strength">Amplitude of By in tesla.</param>
/// <param name="Degree">Degree of the wave of By; the other components have one less.</param>
internal readonly record struct WigglerField(double Strength, int Degree) : IMagneticField
{
    public FieldRegion Region => FieldRegion.Everywhere;

    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var w = (z * T.Constant(1.0 / 1200)) - T.Constant(1);
        var twice = w + w;
        var (before, wave) = (T.Constant(1), w);
        for (var degree = 2; degree <= Degree; degree++)
        {
            (before, wave) = (wave, (twice * wave) - before);
        }

        var (u, v) = (x * T.Constant(1e-3), y * T.Constant(1e-3));
        return new(
            (T.Constant(0.3) * before) + (T.Constant(0.2) * v),
            (T.Constant(Strength) * wave) + (T.Constant(0.4) * u * before),
            (T.Constant(0.4) * before) + (T.Constant(0.3) * wave * v));
    }
}
