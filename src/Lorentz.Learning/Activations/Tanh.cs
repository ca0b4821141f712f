using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f(z) = tanh z = 2 s - 1 with the sigmoid s of 2 z, f'(z) = 4 s (1 - s); the gate is s, made as <see cref="Silu"/> makes it.
/// </summary>
/// <remarks>Right to 4e-7 in absolute terms, exactly zero at zero.</remarks>
public readonly struct Tanh : IActivation
{
    private const float MinusTwoLog2E = -2.88539008f;

    /// <inheritdoc/>
    public static ActivationKind Kind => ActivationKind.Tanh;

    /// <inheritdoc/>
    public static float Scale => MinusTwoLog2E;

    /// <inheritdoc/>
    public static float Bound => Silu.Bound;

    /// <summary>1 + exp(-2 z), z = t / c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prepare(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d) =>
        Silu.Prepare(ref a, ref b, ref c, ref d);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrepareBounded(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d) =>
        Silu.PrepareBounded(ref a, ref b, ref c, ref d);

    /// <summary>The sigmoid s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gate(Vector256<float> prepared) => Silu.Gate(prepared);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> scaled, Vector256<float> gate) => Vector256.FusedMultiplyAdd(
        gate, Vector256.Create(2f * MinusTwoLog2E), Vector256.Create(-MinusTwoLog2E));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> scaled, Vector256<float> value, Vector256<float> gate) =>
        Vector256.FusedMultiplyAdd(-gate, gate, gate) * Vector256.Create(4f * MinusTwoLog2E);
}
