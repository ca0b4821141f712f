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
    /// s = 1 / (1 + exp(-z)) and 1 - s, each to a few units in its last place: both from exp(-|z|), which cannot overflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<T> Sigmoid, Vector256<T> Complement) Sigmoid<T>(Vector256<T> z)
        where T : unmanaged
    {
        var small = Exp(-Vector256.Abs(z));
        var greater = Vector256<T>.One / (Vector256<T>.One + small);
        var lesser = small * greater;
        var negative = Vector256.LessThan(z, Vector256<T>.Zero);
        return (Vector256.ConditionalSelect(negative, lesser, greater), Vector256.ConditionalSelect(negative, greater, lesser));
    }
}
