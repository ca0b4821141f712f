using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.Activations;

/// <summary>Activations and their derivatives over whole spans.</summary>
public static class ActivationFunctions
{
    /// <summary>f(z), element by element.</summary>
    public static void Value<T>(ActivationKind kind, ReadOnlySpan<T> z, Span<T> f)
        where T : unmanaged => Map(kind, 0, z, f);

    /// <summary>A derivative of f, element by element.</summary>
    public static void Derivative<T>(ActivationKind kind, int order, ReadOnlySpan<T> z, Span<T> d)
        where T : unmanaged => Map(kind, order, z, d);

    private static void Map<T>(ActivationKind kind, int order, ReadOnlySpan<T> z, Span<T> result)
        where T : unmanaged
    {
        for (var i = 0; i < z.Length; i++)
        {
            var x = typeof(T) == typeof(float) ? (float)(object)z[i] : (double)(object)z[i];
            var y = At(kind, order, x);
            result[i] = typeof(T) == typeof(float) ? (T)(object)(float)y : (T)(object)y;
        }
    }

    private static double At(ActivationKind kind, int order, double z)
    {
        var s = 1.0 / (1.0 + Exponential.Of(-z));
        var (s1, s2, s3) = (s * (1 - s), s * (1 - s) * (1 - (2 * s)), s * (1 - s) * (1 - (6 * s * (1 - s))));
        var t = HyperbolicTangent.Of(z);
        var t1 = 1 - (t * t);
        return (kind, order) switch
        {
            (ActivationKind.Silu or ActivationKind.Swish1, 0) => z * s,
            (ActivationKind.Silu or ActivationKind.Swish1, 1) => s + (z * s1),
            (ActivationKind.Silu or ActivationKind.Swish1, 2) => (2 * s1) + (z * s2),
            (ActivationKind.Silu or ActivationKind.Swish1, 3) => (3 * s2) + (z * s3),
            (ActivationKind.Tanh, 0) => t,
            (ActivationKind.Tanh, 1) => t1,
            (ActivationKind.Tanh, 2) => -2 * t * t1,
            (ActivationKind.Tanh, 3) => -2 * t1 * (1 - (3 * t * t)),
            (ActivationKind.Sigmoid, 0) => s,
            (ActivationKind.Sigmoid, 1) => s1,
            (ActivationKind.Sigmoid, 2) => s2,
            (ActivationKind.Sigmoid, 3) => s3,
            (ActivationKind.Identity, 0) => z,
            (ActivationKind.Identity, 1) => 1,
            (ActivationKind.Identity, _) => 0,
            _ => throw new ArgumentException($"activation {kind}, order {order}", nameof(kind)),
        };
    }
}
