using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>
/// An elementwise activation f, as a type parameter of the fused kernels: eight neurons a vector.
/// </summary>
/// <remarks>
/// Kernels carry the pre-activation z as t = c z with c = <see cref="Scale"/>, folded into the packed weights, so that
/// an activation made of an exponential starts directly in base two. It answers c f(z) and c f'(z); the factor c leaves
/// again through the packed output weights, which are divided by c. An activation without such a need has c = 1.
/// f(0) must be exactly zero: that keeps the neurons that fill up the last vector out of the gradient.
/// </remarks>
public interface IActivation
{
    /// <summary>Which activation this is, as data.</summary>
    static abstract ActivationKind Kind { get; }

    /// <summary>The factor c between the pre-activation and what the kernels carry.</summary>
    static abstract float Scale { get; }

    /// <summary>
    /// The largest |t| for which <see cref="PrepareBounded"/> may stand in for <see cref="Prepare"/>.
    /// </summary>
    static abstract float Bound { get; }

    /// <summary>
    /// The first step of an activation, on four vectors in place, their operations interleaved: processors look ahead less
    /// far than one chain of dependent operations is long. The kernels run the steps in loops of their own for that reason.
    /// </summary>
    static abstract void Prepare(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d);

    /// <summary>As <see cref="Prepare"/> with the same bits, where every |t| is at most <see cref="Bound"/>.</summary>
    static abstract void PrepareBounded(ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d);

    /// <summary>The second step: from what the first made of t to a gate, of which value and derivative are made.</summary>
    static abstract Vector256<float> Gate(Vector256<float> prepared);

    /// <summary>c f(t / c) for each lane.</summary>
    static abstract Vector256<float> Value(Vector256<float> scaled, Vector256<float> gate);

    /// <summary>Whether there is <see cref="Value(Vector512{float})"/>: worth its code for the activation that is in use.</summary>
    static virtual bool HasWideValue => false;

    /// <summary>c f(t / c) for sixteen lanes, with the bits that both steps give; where <see cref="HasWideValue"/>.</summary>
    static virtual Vector512<float> Value(Vector512<float> scaled) => throw new NotSupportedException("this activation has no value for sixteen lanes");

    /// <summary>c f'(t / c) for each lane, from the value and the gate.</summary>
    static abstract Vector256<float> Derivative(Vector256<float> scaled, Vector256<float> value, Vector256<float> gate);
}
