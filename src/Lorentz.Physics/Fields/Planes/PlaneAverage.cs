namespace Lorentz.Physics.Fields.Planes;

/// <summary>What a plane's table stands for.</summary>
public enum PlaneAverage
{
    /// <summary>The field on the plane.</summary>
    Point,

    /// <summary>
    /// The mean of the field along the line from the collision point, weighted with the hat function that is one on the
    /// plane and zero on its neighbours. Hats add up to one and reproduce straight lines, so sums over planes are the exact
    /// integrals along such a line, however far apart the planes are: steps may be longer than the field's own structure.
    /// </summary>
    Hat,
}
