using Lorentz.Learning.Activations;
using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Reference;

/// <summary>Activations and their derivatives as formulas over any real-number type.</summary>
public static class ReferenceActivation
{
    /// <summary>Beyond this the normal distribution is 0 or 1 to double precision.</summary>
    private const double Far = 9.0;

    /// <summary>Terms of the series of the normal distribution that <see cref="Far"/> needs.</summary>
    private const int Terms = 150;

    /// <summary>f(z) and f'(z).</summary>
    /// <exception cref="ArgumentException">There is no such activation.</exception>
    public static (T Value, T Derivative) Of<T>(ActivationKind kind, T z)
        where T : struct, IReal<T> => kind switch
        {
            ActivationKind.Silu or ActivationKind.Swish1 => Swish(z),
            ActivationKind.Relu => (T.MaskLess(T.Constant(0.0), z, z), T.MaskLess(T.Constant(0.0), z, T.Constant(1.0))),
            ActivationKind.Gelu => Gelu(z),
            ActivationKind.Tanh => Tanh(z),
            ActivationKind.Sigmoid => Sigmoid(z),
            ActivationKind.Identity => (z, T.Constant(1.0)),
            _ => throw new ArgumentException($"unknown activation {kind}", nameof(kind)),
        };

    private static (T Value, T Derivative) Swish<T>(T z)
        where T : struct, IReal<T>
    {
        var one = T.Constant(1.0);
        var sigmoid = one / (one + T.Exp(-z));
        var value = z * sigmoid;
        return (value, sigmoid * (one + z - value));
    }

    private static (T Value, T Derivative) Sigmoid<T>(T z)
        where T : struct, IReal<T>
    {
        var one = T.Constant(1.0);
        var value = one / (one + T.Exp(-z));
        return (value, value * (one - value));
    }

    private static (T Value, T Derivative) Tanh<T>(T z)
        where T : struct, IReal<T>
    {
        var one = T.Constant(1.0);
        var value = one - (T.Constant(2.0) / (one + T.Exp(z + z)));
        return (value, one - (value * value));
    }

    /// <summary>P = 1/2 + p (z + z^3/3 + z^5/15 + ...) (Marsaglia, J. Stat. Soft. 11, 2004).</summary>
    private static (T Value, T Derivative) Gelu<T>(T z)
        where T : struct, IReal<T>
    {
        var (far, one) = (T.Constant(Far), T.Constant(1.0));
        var near = T.MaskLess(-far, z, T.MaskLess(z, far, z));
        var density = T.Constant(0.39894228040143268) * T.Exp(T.Constant(-0.5) * near * near);
        var (term, sum) = (near, near);
        for (var n = 1; n < Terms; n++)
        {
            term *= near * near * T.Constant(1.0 / ((2 * n) + 1));
            sum += term;
        }

        var inside = T.MaskLess(-far, z, T.MaskLess(z, far, T.Constant(0.5) + (density * sum)));
        var distribution = inside + one - T.MaskLess(z, far, one);
        return (z * distribution, distribution + (near * density));
    }
}
