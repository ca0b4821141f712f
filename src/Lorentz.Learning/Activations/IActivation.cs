using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// An elementwise activation f, as a type parameter of the fused kernels: eight neurons a vector.
/// </summary>
/// <remarks>
/// Kernels carry the pre-activation z as t = c z with c = <see cref="Scale"/>, folded into the packed weights, so that
/// an activation made of an exponential starts directly in base two. It answers c f(z) and c f'(z); the factor c leaves
/// again through the packed output weights, which are divided by c. An activation without such a need has c = 1.
/// </remarks>
public interface IActivation
{
    /// <summary>Which activation this is, as data.</summary>
    static abstract ActivationKind Kind { get; }

    /// <summary>The factor c between the pre-activation and what the kernels carry.</summary>
    static abstract float Scale { get; }

    /// <summary>
    /// First half of an activation: whatever the second half needs besides t. The kernels run the halves in loops of
    /// their own, because the chain of dependent operations of both together is longer than processors look ahead.
    /// </summary>
    static abstract Vector256<float> Prepare(Vector256<float> scaled);

    /// <summary>c f(t / c) for each lane, from t and what <see cref="Prepare"/> made of it.</summary>
    static abstract Vector256<float> Value(Vector256<float> scaled, Vector256<float> prepared);

    /// <summary>c f(t / c), the bits of <see cref="Value"/>, and c f'(t / c) for each lane.</summary>
    static abstract Vector256<float> ValueAndDerivative(
        Vector256<float> scaled, Vector256<float> prepared, out Vector256<float> derivative);
}
