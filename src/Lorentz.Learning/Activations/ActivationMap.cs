namespace Lorentz.Learning.Activations;

/// <summary>The loops of <see cref="ActivationFunctions"/> for one activation, compiled for each.</summary>
/// <typeparam name="T">Number type.</typeparam>
internal abstract class ActivationMap<T>
    where T : unmanaged
{
    private static readonly ActivationMap<T> Swish = Create<SwishFormula>();
    private static readonly ActivationMap<T> Relu = Create<ReluFormula>();
    private static readonly ActivationMap<T> Gelu = Create<GeluFormula>();
    private static readonly ActivationMap<T> Tanh = Create<TanhFormula>();
    private static readonly ActivationMap<T> Sigmoid = Create<SigmoidFormula>();
    private static readonly ActivationMap<T> Identity = Create<IdentityFormula>();

    /// <summary>The loops for an activation.</summary>
    internal static ActivationMap<T> Of(ActivationKind kind) =>
        typeof(T) != typeof(float) && typeof(T) != typeof(double)
            ? throw new NotSupportedException($"activations of {typeof(T).Name}: there are those of Single and Double")
            : kind switch
            {
                ActivationKind.Silu or ActivationKind.Swish1 => Swish,
                ActivationKind.Relu => Relu,
                ActivationKind.Gelu => Gelu,
                ActivationKind.Tanh => Tanh,
                ActivationKind.Sigmoid => Sigmoid,
                ActivationKind.Identity => Identity,
                _ => throw new ArgumentException(
                    FormattableString.Invariant($"unknown activation {(int)kind}: there are {string.Join(", ", Enum.GetNames<ActivationKind>())}"),
                    nameof(kind)),
            };

    /// <summary>Values.</summary>
    internal abstract void Value(ReadOnlySpan<T> z, Span<T> f);

    /// <summary>Derivatives of an order from 1 to 3.</summary>
    internal abstract void Derivative(int order, ReadOnlySpan<T> z, Span<T> d);

    /// <summary>Values and first derivatives.</summary>
    internal abstract void ValueAndDerivative(ReadOnlySpan<T> z, Span<T> f, Span<T> d);

    private static ActivationMap<T, TFormula> Create<TFormula>()
        where TFormula : struct, IActivationFormula => new();
}
