using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>The same field everywhere; its trajectories are helices, which makes it an oracle.</summary>
/// <param name="Bx">Horizontal component in tesla.</param>
/// <param name="By">Vertical component in tesla.</param>
/// <param name="Bz">Component along the beam in tesla.</param>
public readonly record struct UniformField(double Bx, double By, double Bz) : IMagneticField
{
    /// <inheritdoc/>
    public FieldRegion Region => FieldRegion.Everywhere;

    /// <inheritdoc/>
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T> => new(T.Constant(Bx), T.Constant(By), T.Constant(Bz));
}
