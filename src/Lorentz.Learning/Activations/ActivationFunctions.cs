namespace Lorentz.Learning.Activations;

/// <summary>Activations and their derivatives on whole spans, float or double, with the same bits on every processor.</summary>
/// <remarks>
/// An element's bits depend on that element alone. Arguments and results may be the same span, but must not overlap
/// otherwise. For the fused kernels of single-layer networks see <see cref="IActivation"/>.
/// </remarks>
public static class ActivationFunctions
{
    /// <summary>f(z) of each element.</summary>
    /// <param name="kind">The activation.</param>
    /// <param name="z">Arguments, finite.</param>
    /// <param name="f">Receives as many values.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The lengths differ, or there is no such activation.</exception>
    /// <exception cref="NotSupportedException">The number type is another one.</exception>
    public static void Value<T>(ActivationKind kind, ReadOnlySpan<T> z, Span<T> f)
        where T : unmanaged
    {
        CheckLength(z.Length, f.Length, nameof(f));
        ActivationMap<T>.Of(kind).Value(z, f);
    }

    /// <summary>A derivative of f at each element.</summary>
    /// <param name="kind">The activation.</param>
    /// <param name="order">1, 2 or 3.</param>
    /// <param name="z">Arguments, finite.</param>
    /// <param name="d">Receives as many derivatives.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The lengths differ, the order is another one, or there is no such activation.</exception>
    /// <exception cref="NotSupportedException">The number type is another one.</exception>
    public static void Derivative<T>(ActivationKind kind, int order, ReadOnlySpan<T> z, Span<T> d)
        where T : unmanaged
    {
        if (order is < 1 or > 3)
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "derivatives there are of order 1, 2 and 3");
        }

        CheckLength(z.Length, d.Length, nameof(d));
        ActivationMap<T>.Of(kind).Derivative(order, z, d);
    }

    /// <summary>f(z) and f'(z) of each element, with the bits they have alone, sharing what they have in common.</summary>
    /// <param name="kind">The activation.</param>
    /// <param name="z">Arguments, finite.</param>
    /// <param name="f">Receives as many values; may be <paramref name="z"/>.</param>
    /// <param name="d">Receives as many derivatives; may be <paramref name="z"/> if <paramref name="f"/> is not.</param>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The lengths differ, or there is no such activation.</exception>
    /// <exception cref="NotSupportedException">The number type is another one.</exception>
    public static void ValueAndDerivative<T>(ActivationKind kind, ReadOnlySpan<T> z, Span<T> f, Span<T> d)
        where T : unmanaged
    {
        CheckLength(z.Length, f.Length, nameof(f));
        CheckLength(z.Length, d.Length, nameof(d));
        ActivationMap<T>.Of(kind).ValueAndDerivative(z, f, d);
    }

    private static void CheckLength(int arguments, int results, string name)
    {
        if (arguments != results)
        {
            throw new ArgumentException(FormattableString.Invariant($"{results} results for {arguments} arguments: needed are as many"), name);
        }
    }
}
