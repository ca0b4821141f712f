using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Tracks;

/// <summary>Track state in plain numbers of any real-number type: what kernels integrate.</summary>
/// <param name="X">Horizontal position in mm.</param>
/// <param name="Y">Vertical position in mm.</param>
/// <param name="Tx">Slope dx/dz.</param>
/// <param name="Ty">Slope dy/dz.</param>
/// <param name="Qop">Charge over momentum in 1/MeV.</param>
public readonly record struct State<T>(T X, T Y, T Tx, T Ty, T Qop)
    where T : struct, IReal<T>;
