using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>A field multiplied by a constant: a magnet at partial current, or the plans' magnet 1000 times too weak.</summary>
/// <param name="Field">The field at full strength.</param>
/// <param name="Factor">Dimensionless factor.</param>
public readonly record struct ScaledField<TField>(TField Field, double Factor) : IMagneticField
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public FieldRegion Region => Field.Region;

    /// <inheritdoc/>
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var factor = T.Constant(Factor);
        var b = Field.At(x, y, z);
        return new(factor * b.X, factor * b.Y, factor * b.Z);
    }
}
