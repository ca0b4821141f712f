using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// The sigmoid linear unit f(z) = z s(z), s(z) = 1 / (1 + exp(-z)), with f'(z) = s + f - f s.
/// </summary>
/// <remarks>
/// With t = -z log2(e) the exponential is 2^t = 2^n 2^r, n the nearest integer and |r| at most 1/2. 2^r is
/// 1 + r q(r) with q the minimax polynomial of degree 4 for the relative error (4.3e-7; found by the Remez exchange),
/// so that s(0) is exactly one half. t is held within +-125, beyond which s is 0 or 1 to single precision.
/// </remarks>
public readonly struct Silu : IActivation
{
    private const float MinusLog2E = -1.44269504f;
    private const float Limit = 125f;

    // 1.5 * 2^23: adding it rounds to an integer, which then stands in the low bits.
    private const float RoundingShift = 12582912f;
    private const float Q0 = 0.693142831325531f;
    private const float Q1 = 0.24022351205348969f;
    private const float Q2 = 0.05557400360703468f;
    private const float Q3 = 0.009666282683610916f;
    private const float Q4 = 0.0011125494493171573f;

    /// <inheritdoc/>
    public static ActivationKind Kind => ActivationKind.Silu;

    /// <inheritdoc/>
    public static float Scale => MinusLog2E;

    /// <summary>1 + exp(-z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Prepare(Vector256<float> scaled)
    {
        var t = Vector256.MinNative(Vector256.MaxNative(scaled, Vector256.Create(-Limit)), Vector256.Create(Limit));
        var shifted = t + Vector256.Create(RoundingShift);
        var r = t - (shifted - Vector256.Create(RoundingShift));
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(Q4), r, Vector256.Create(Q3));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(Q2));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(Q1));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(Q0));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256<float>.One);
        var exponential = (p.AsInt32() + Vector256.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
        return Vector256<float>.One + exponential;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> scaled, Vector256<float> prepared) =>
        scaled * (Vector256<float>.One / prepared);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ValueAndDerivative(
        Vector256<float> scaled, Vector256<float> prepared, out Vector256<float> derivative)
    {
        var sigmoid = Vector256<float>.One / prepared;
        var value = scaled * sigmoid;
        var rest = Vector256.FusedMultiplyAdd(-value, sigmoid, value);
        derivative = Vector256.FusedMultiplyAdd(sigmoid, Vector256.Create(MinusLog2E), rest);
        return value;
    }
}
