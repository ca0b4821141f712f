using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>The other polarity of a magnet: every component of the field changes sign, Bz too.</summary>
/// <param name="Field">The field at the reference polarity.</param>
public readonly record struct ReversedField<TField>(TField Field) : IMagneticField
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public FieldRegion Region => Field.Region;

    /// <inheritdoc/>
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var b = Field.At(x, y, z);
        return new(-b.X, -b.Y, -b.Z);
    }
}
