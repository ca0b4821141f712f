using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>f = z, f' = 1, f'' = f''' = 0.</summary>
internal readonly struct IdentityFormula : IActivationFormula
{
    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => z;

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged => (z, Vector256<T>.One);

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged => Vector256<T>.Zero;

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged => Vector256<T>.Zero;
}
