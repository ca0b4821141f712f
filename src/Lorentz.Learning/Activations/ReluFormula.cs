using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>f = max(z, 0), f' = 1 above 0 and 0 elsewhere, f'' = f''' = 0.</summary>
internal readonly struct ReluFormula : IActivationFormula
{
    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => z & Vector256.GreaterThan(z, Vector256<T>.Zero);

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged
    {
        var positive = Vector256.GreaterThan(z, Vector256<T>.Zero);
        return (z & positive, Vector256<T>.One & positive);
    }

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged => Vector256<T>.Zero;

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged => Vector256<T>.Zero;
}
