using System.Runtime.CompilerServices;
using Lorentz.Numerics.Real;

namespace Lorentz.Physics.Motion;

/// <summary>The equation of motion of a charged particle in a magnetic field with z as independent variable.</summary>
public static class LorentzForce
{
    /// <summary>
    /// k in MeV/c per (T mm): the speed of light in m/s times 1e-9, exact by the definition of the metre. A particle
    /// of p MeV/c turns on a circle of p / (k B) mm. The plans used a thousandth of it.
    /// </summary>
    public const double Constant = 0.299792458;

    /// <summary>Slope derivatives d(tx)/dz and d(ty)/dz in 1/mm.</summary>
    /// <remarks>
    /// d(tx)/dz = k (q/p) N [tx ty Bx - (1 + tx^2) By + ty Bz],
    /// d(ty)/dz = k (q/p) N [(1 + ty^2) Bx - tx ty By - tx Bz], N = sqrt(1 + tx^2 + ty^2).
    /// Written as tx (ty Bx - tx By) - By + ty Bz and ty (ty Bx - tx By) + Bx - tx Bz, which shares one bracket.
    /// </remarks>
    /// <param name="tx">dx/dz.</param>
    /// <param name="ty">dy/dz.</param>
    /// <param name="qop">Charge over momentum in 1/MeV.</param>
    /// <param name="field">(Bx, By, Bz) in tesla.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Tx, T Ty) Bend<T>(T tx, T ty, T qop, Vector3<T> field)
        where T : struct, IReal<T>
    {
        var length = T.Sqrt(T.FusedMultiplyAdd(tx, tx, T.FusedMultiplyAdd(ty, ty, T.Constant(1))));
        var strength = T.Constant(Constant) * qop * length;
        var shared = T.FusedMultiplyAdd(ty, field.X, -(tx * field.Y));
        var bendX = T.FusedMultiplyAdd(tx, shared, T.FusedMultiplyAdd(ty, field.Z, -field.Y));
        var bendY = T.FusedMultiplyAdd(ty, shared, T.FusedMultiplyAdd(-tx, field.Z, field.X));
        return (strength * bendX, strength * bendY);
    }
}
