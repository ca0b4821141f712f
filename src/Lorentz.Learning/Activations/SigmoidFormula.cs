using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>s = 1 / (1 + exp(-z)): s' = s (1 - s) = p, s'' = p (1 - 2 s), s''' = p (1 - 6 p).</summary>
internal readonly struct SigmoidFormula : IActivationFormula
{
    /// <inheritdoc/>
    public static Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged => LaneFunctions.Sigmoid(z).Sigmoid;

    /// <inheritdoc/>
    public static (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        return (sigmoid, sigmoid * rest);
    }

    /// <inheritdoc/>
    public static Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        return sigmoid * rest * (rest - sigmoid);
    }

    /// <inheritdoc/>
    public static Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged
    {
        var (sigmoid, rest) = LaneFunctions.Sigmoid(z);
        var slope = sigmoid * rest;
        return slope * (Vector256<T>.One - (LaneFunctions.Constant<T>(6.0) * slope));
    }
}
