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

    /// <inheritdoc/>
    public static float Bound => 124f;

    /// <summary>1 + exp(-z), z = t / c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prepare(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
        a = Hold(a);
        b = Hold(b);
        c = Hold(c);
        d = Hold(d);
        PrepareBounded(ref a, ref b, ref c, ref d);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrepareBounded(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
        var shifteda = a + Vector256.Create(RoundingShift);
        var shiftedb = b + Vector256.Create(RoundingShift);
        var shiftedc = c + Vector256.Create(RoundingShift);
        var shiftedd = d + Vector256.Create(RoundingShift);
        a -= shifteda - Vector256.Create(RoundingShift);
        b -= shiftedb - Vector256.Create(RoundingShift);
        c -= shiftedc - Vector256.Create(RoundingShift);
        d -= shiftedd - Vector256.Create(RoundingShift);
        var powera = Vector256.FusedMultiplyAdd(Vector256.Create(Q4), a, Vector256.Create(Q3));
        var powerb = Vector256.FusedMultiplyAdd(Vector256.Create(Q4), b, Vector256.Create(Q3));
        var powerc = Vector256.FusedMultiplyAdd(Vector256.Create(Q4), c, Vector256.Create(Q3));
        var powerd = Vector256.FusedMultiplyAdd(Vector256.Create(Q4), d, Vector256.Create(Q3));
        powera = Vector256.FusedMultiplyAdd(powera, a, Vector256.Create(Q2));
        powerb = Vector256.FusedMultiplyAdd(powerb, b, Vector256.Create(Q2));
        powerc = Vector256.FusedMultiplyAdd(powerc, c, Vector256.Create(Q2));
        powerd = Vector256.FusedMultiplyAdd(powerd, d, Vector256.Create(Q2));
        powera = Vector256.FusedMultiplyAdd(powera, a, Vector256.Create(Q1));
        powerb = Vector256.FusedMultiplyAdd(powerb, b, Vector256.Create(Q1));
        powerc = Vector256.FusedMultiplyAdd(powerc, c, Vector256.Create(Q1));
        powerd = Vector256.FusedMultiplyAdd(powerd, d, Vector256.Create(Q1));
        powera = Vector256.FusedMultiplyAdd(powera, a, Vector256.Create(Q0));
        powerb = Vector256.FusedMultiplyAdd(powerb, b, Vector256.Create(Q0));
        powerc = Vector256.FusedMultiplyAdd(powerc, c, Vector256.Create(Q0));
        powerd = Vector256.FusedMultiplyAdd(powerd, d, Vector256.Create(Q0));
        powera = Vector256.FusedMultiplyAdd(powera, a, Vector256<float>.One);
        powerb = Vector256.FusedMultiplyAdd(powerb, b, Vector256<float>.One);
        powerc = Vector256.FusedMultiplyAdd(powerc, c, Vector256<float>.One);
        powerd = Vector256.FusedMultiplyAdd(powerd, d, Vector256<float>.One);
        a = Vector256<float>.One + ScaleByPowerOfTwo(powera, shifteda);
        b = Vector256<float>.One + ScaleByPowerOfTwo(powerb, shiftedb);
        c = Vector256<float>.One + ScaleByPowerOfTwo(powerc, shiftedc);
        d = Vector256<float>.One + ScaleByPowerOfTwo(powerd, shiftedd);
    }

    /// <summary>The sigmoid s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gate(Vector256<float> prepared) => Vector256<float>.One / prepared;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> scaled, Vector256<float> gate) => scaled * gate;

    /// <inheritdoc/>
    public static bool HasWideValue => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> scaled)
    {
        var t = Vector512.MinNative(Vector512.Create(Limit), Vector512.MaxNative(Vector512.Create(-Limit), scaled));
        var shifted = t + Vector512.Create(RoundingShift);
        t -= shifted - Vector512.Create(RoundingShift);
        var power = Vector512.FusedMultiplyAdd(Vector512.Create(Q4), t, Vector512.Create(Q3));
        power = Vector512.FusedMultiplyAdd(power, t, Vector512.Create(Q2));
        power = Vector512.FusedMultiplyAdd(power, t, Vector512.Create(Q1));
        power = Vector512.FusedMultiplyAdd(power, t, Vector512.Create(Q0));
        power = Vector512.FusedMultiplyAdd(power, t, Vector512<float>.One);
        power = (power.AsInt32() + Vector512.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
        return scaled * (Vector512<float>.One / (Vector512<float>.One + power));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> scaled, Vector256<float> value, Vector256<float> gate) => Vector256.FusedMultiplyAdd(
        gate, Vector256.Create(MinusLog2E), Vector256.FusedMultiplyAdd(-value, gate, value));

    // In this order a t that is no number stays none: a hyperbolic tangent would answer it otherwise.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Hold(Vector256<float> t) =>
        Vector256.MinNative(Vector256.Create(Limit), Vector256.MaxNative(Vector256.Create(-Limit), t));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleByPowerOfTwo(Vector256<float> value, Vector256<float> shifted) =>
        (value.AsInt32() + Vector256.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
}
