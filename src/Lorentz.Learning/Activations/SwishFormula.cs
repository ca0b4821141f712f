using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f = z s with the sigmoid s and p = s (1 - s): f' = s + z p, f'' = p (2 + z (1 - 2 s)), f''' = p (3 (1 - 2 s) + z (1 - 6 p)).
/// </summary>
internal readonly struct SwishFormula : IActivationFormula
{
    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => z * LaneFunctions.Sigmoid(z).Sigmoid;

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        var value = z * sigmoid;
        return (value, LaneFunctions.FusedMultiplyAdd(value, rest, sigmoid));
    }

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        return sigmoid * rest * LaneFunctions.FusedMultiplyAdd(z, rest - sigmoid, LaneFunctions.Constant<T>(2.0));
    }

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        var slope = sigmoid * rest;
        var bend = Vector256<T>.One - (LaneFunctions.Constant<T>(6.0) * slope);
        return slope * LaneFunctions.FusedMultiplyAdd(z, bend, LaneFunctions.Constant<T>(3.0) * (rest - sigmoid));
    }
}
