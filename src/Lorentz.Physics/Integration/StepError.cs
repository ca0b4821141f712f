using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Integration;

/// <summary>Estimated local error of one step: propagated minus embedded solution; zero without an estimate.</summary>
/// <param name="X">Error of x in mm.</param>
/// <param name="Y">Error of y in mm.</param>
/// <param name="Tx">Error of tx.</param>
/// <param name="Ty">Error of ty.</param>
public readonly record struct StepError<T>(T X, T Y, T Tx, T Ty)
    where T : struct, IReal<T>;
