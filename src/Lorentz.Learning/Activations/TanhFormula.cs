using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f = tanh z: f' = (1 - f) (1 + f), f'' = -2 f f', f''' = f' (4 f^2 - 2 f').
/// </summary>
internal readonly struct TanhFormula : IActivationFormula
{
    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => LaneFunctions.Tanh(z);

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged
    {
        var value = LaneFunctions.Tanh(z);
        return (value, (Vector256<T>.One - value) * (Vector256<T>.One + value));
    }

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (value, derivative) = ValueAndFirst(z);
        return LaneFunctions.Constant<T>(-2.0) * value * derivative;
    }

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (value, derivative) = ValueAndFirst(z);
        return derivative * ((LaneFunctions.Constant<T>(4.0) * (value * value)) - (derivative + derivative));
    }
}
