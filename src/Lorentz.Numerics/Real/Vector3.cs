namespace Lorentz.Numerics.Real;

/// <summary>Three Cartesian components over any real-number type.</summary>
/// <param name="X">First component.</param>
/// <param name="Y">Second component.</param>
/// <param name="Z">Third component.</param>
public readonly record struct Vector3<T>(T X, T Y, T Z)
    where T : struct, IReal<T>;
