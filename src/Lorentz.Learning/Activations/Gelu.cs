using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// f(z) = z P(z) with the normal distribution P, f'(z) = P(z) + z p(z) with its density p; the gate is P.
/// </summary>
/// <remarks>
/// P = 1/2 + z A(z^2) / B(z^2), a minimax fit of degrees 5 and 5 on |z| up to 5.5 (7e-9 in exact arithmetic; by Lawson's
/// iteration), beyond which P is 0 or 1 to single precision. P and p are right to 2e-7 in absolute terms.
/// </remarks>
public readonly struct Gelu : IActivation
{
    private const float Limit = 5.5f;

    /// <inheritdoc/>
    public static ActivationKind Kind => ActivationKind.Gelu;

    /// <inheritdoc/>
    public static float Scale => 1f;

    /// <inheritdoc/>
    public static float Bound => 5.4f;

    /// <summary>The normal distribution P(z).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prepare(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
        a = NormalDistribution(a);
        b = NormalDistribution(b);
        c = NormalDistribution(c);
        d = NormalDistribution(d);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrepareBounded(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
        a = Distribution(a);
        b = Distribution(b);
        c = Distribution(c);
        d = Distribution(d);
    }

    /// <summary>The normal distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gate(Vector256<float> prepared) => prepared;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> scaled, Vector256<float> gate) => scaled * gate;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> scaled, Vector256<float> value, Vector256<float> gate)
    {
        // Beyond 14 the density underflows; held there, its product with z is below 1e-40.
        var held = Vector256.MinNative(Vector256.Abs(scaled), Vector256.Create(13f));
        var density = BaseTwoExponential.Of(held * held * -0.72134752f) * 0.39894228f;
        return Vector256.FusedMultiplyAdd(scaled, density, gate);
    }

    /// <summary>The normal distribution P(z) for any z; exactly zero far below, where z P must vanish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> NormalDistribution(Vector256<float> z)
    {
        var held = Vector256.MinNative(Vector256.MaxNative(z, Vector256.Create(-Limit)), Vector256.Create(Limit));
        return Distribution(held) & Vector256.GreaterThan(z, Vector256.Create(-Limit));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Distribution(Vector256<float> z)
    {
        var square = z * z;
        var above = Vector256.FusedMultiplyAdd(square, Vector256.Create(2.274961536899589e-08f), Vector256.Create(6.35205744694816e-06f));
        var below = Vector256.FusedMultiplyAdd(square, Vector256.Create(1.1975067086706275e-06f), Vector256.Create(7.364575057196284e-05f));
        above = Vector256.FusedMultiplyAdd(above, square, Vector256.Create(0.00016882065324844714f));
        below = Vector256.FusedMultiplyAdd(below, square, Vector256.Create(0.0018844167163971518f));
        above = Vector256.FusedMultiplyAdd(above, square, Vector256.Create(0.0046772301584724375f));
        below = Vector256.FusedMultiplyAdd(below, square, Vector256.Create(0.02864560057072536f));
        above = Vector256.FusedMultiplyAdd(above, square, Vector256.Create(0.03385218252007619f));
        below = Vector256.FusedMultiplyAdd(below, square, Vector256.Create(0.2515207568646081f));
        above = Vector256.FusedMultiplyAdd(above, square, Vector256.Create(0.3989422346816794f));
        below = Vector256.FusedMultiplyAdd(below, square, Vector256<float>.One);
        return Vector256.FusedMultiplyAdd(z, above / below, Vector256.Create(0.5f));
    }
}
