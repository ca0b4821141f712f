using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Fields;

/// <summary>A static magnetic field, a function of position written once for every number type.</summary>
public interface IMagneticField
{
    /// <summary>The field at (x, y, z).</summary>
    /// <param name="x">Horizontal position in mm.</param>
    /// <param name="y">Vertical position in mm.</param>
    /// <param name="z">Position along the beam in mm.</param>
    /// <returns>(Bx, By, Bz) in tesla.</returns>
    Vector3<T> At<T>(T x, T y, T z)
        where T : struct, IReal<T>;

    /// <summary>The region where the field is defined and trusted; outside it extrapolators report a status.</summary>
    FieldRegion Region { get; }
}
