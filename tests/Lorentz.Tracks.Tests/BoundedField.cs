using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;

namespace Lorentz.Tracks.Tests;

/// <summary>A field trusted in a region of the test's choice.</summary>
internal readonly record struct BoundedField(UniformField Field, FieldRegion Region) : IMagneticField
{
    public Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T> => Field.At(x, y, z);
}
