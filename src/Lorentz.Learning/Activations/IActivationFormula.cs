using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Activations;

/// <summary>An elementwise activation and its derivatives, for lanes of float or double.</summary>
internal interface IActivationFormula
{
    /// <summary>f(z).</summary>
    static abstract Vector256<T> Value<T>(Vector256<T> z)
        where T : unmanaged;

    /// <summary>f(z) and f'(z), with the bits they have alone.</summary>
    static abstract (Vector256<T> Value, Vector256<T> Derivative) ValueAndFirst<T>(Vector256<T> z)
        where T : unmanaged;

    /// <summary>f''(z).</summary>
    static abstract Vector256<T> Second<T>(Vector256<T> z)
        where T : unmanaged;

    /// <summary>f'''(z).</summary>
    static abstract Vector256<T> Third<T>(Vector256<T> z)
        where T : unmanaged;
}
