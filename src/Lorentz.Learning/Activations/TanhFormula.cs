using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f = tanh z: f' = 1 - f^2 = 4 s (1 - s) with the sigmoid s of 2 z (which cancels nothing), f'' = -2 f f',
/// f''' = f' (4 f^2 - 2 f').
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
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z + z);
        return (LaneFunctions.Tanh(z), LaneFunctions.Constant<T>(4.0) * (sigmoid * rest));
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
