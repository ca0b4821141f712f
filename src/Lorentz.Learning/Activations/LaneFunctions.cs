using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Learning.Activations;

/// <summary>The elementary functions for lanes of either number type, so that a formula is written once.</summary>
/// <remarks>The number type is float or double; the branches on it are decided when the code is compiled.</remarks>
internal static class LaneFunctions
{
    /// <summary>The value in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Constant<T>(double value)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.Create((float)value).As<float, T>()
            : Vector256.Create(value).As<double, T>();

    /// <summary>x y + z, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> FusedMultiplyAdd<T>(Vector256<T> x, Vector256<T> y, Vector256<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    /// <summary>exp z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Exp<T>(Vector256<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Exponential.Of(z.AsSingle()).As<float, T>()
            : Exponential.Of(z.AsDouble()).As<double, T>();

    /// <summary>tanh z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Tanh<T>(Vector256<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? HyperbolicTangent.Of(z.AsSingle()).As<float, T>()
            : HyperbolicTangent.Of(z.AsDouble()).As<double, T>();

    /// <summary>erf z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Erf<T>(Vector256<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? ErrorFunction.Of(z.AsSingle()).As<float, T>()
            : ErrorFunction.Of(z.AsDouble()).As<double, T>();

    /// <summary>
    /// s = 1 / (1 + exp(-z)) and 1 - s, both from exp(-|z|), which cannot overflow: neither loses digits where it is small.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<T> Sigmoid, Vector256<T> Complement) Sigmoid<T>(Vector256<T> z)
        where T : unmanaged
    {
        var small = ExpOfNegative(-Vector256.Abs(z));
        var greater = Vector256<T>.One / (Vector256<T>.One + small);
        var lesser = small * greater;
        var negative = Vector256.LessThan(z, Vector256<T>.Zero);
        return (Vector256.ConditionalSelect(negative, lesser, greater), Vector256.ConditionalSelect(negative, greater, lesser));
    }

    /// <summary>
    /// exp z for z up to zero. In single precision by the short polynomial of the fused kernels (4.3e-7, and 6e-8 |z|): a
    /// third of the operations, which is what the speed of an activation comes down to.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> ExpOfNegative<T>(Vector256<T> z)
        where T : unmanaged => typeof(T) == typeof(float)
            ? BaseTwoExponential.Of(Vector256.MaxNative(z.AsSingle() * 1.44269504f, Vector256.Create(-125f))).As<float, T>()
            : Exponential.Of(z.AsDouble()).As<double, T>();
}
