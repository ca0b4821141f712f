using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>f(z) = max(z, 0), f'(z) = 1 above zero and 0 elsewhere; the gate is a mask.</summary>
public readonly struct Relu : IActivation
{
    /// <inheritdoc/>
    public static ActivationKind Kind => ActivationKind.Relu;

    /// <inheritdoc/>
    public static float Scale => 1f;

    /// <inheritdoc/>
    public static float Bound => float.PositiveInfinity;

    /// <summary>Nothing is to prepare.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prepare(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrepareBounded(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
    }

    /// <summary>All bits set where z is above zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gate(Vector256<float> prepared) => Vector256.GreaterThan(prepared, Vector256<float>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> scaled, Vector256<float> gate) => scaled & gate;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> scaled, Vector256<float> value, Vector256<float> gate) =>
        Vector256<float>.One & gate;
}
