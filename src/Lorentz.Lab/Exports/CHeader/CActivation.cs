using Lorentz.Learning.Activations;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>
/// The activations of a network of one hidden layer in C: on t = c z and giving c f(z), operation for operation as the
/// fused kernels do it (see <see cref="IActivation"/>).
/// </summary>
internal static class CActivation
{
    /// <summary>The factor c.</summary>
    public static float Scale(ActivationKind kind) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => Silu.Scale,
        ActivationKind.Relu => Relu.Scale,
        ActivationKind.Gelu => Gelu.Scale,
        _ => Tanh.Scale,
    };

    /// <summary>The functions, ending with NAME_activation.</summary>
    public static string Text(ActivationKind kind) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => CFunctions.BaseTwoExponential + Sigmoid + SiluText,
        ActivationKind.Relu => CFunctions.Relu,
        ActivationKind.Gelu => CFunctions.Gelu,
        _ => CFunctions.BaseTwoExponential + Sigmoid + TanhText,
    };

    private const string Sigmoid = """

        /* 1 / (1 + 2^t), t held where the result is 0 or 1 to single precision. */
        static inline float NAME_sigmoid(float t)
        {
            const float above = t > -125.0f ? t : -125.0f;
            const float held = above < 125.0f ? above : 125.0f;
            return 1.0f / (1.0f + NAME_exp2(held));
        }

        """;

    private const string SiluText = """

        /* c z sigmoid(z) for t = c z, c = -log2(e): the weights carry c. */
        static inline float NAME_activation(float t)
        {
            return t * NAME_sigmoid(t);
        }

        """;

    private const string TanhText = """

        /* c tanh(z) = c (2 sigmoid(2 z) - 1) for t = c z, c = -2 log2(e): the weights carry c. */
        static inline float NAME_activation(float t)
        {
            return fmaf(NAME_sigmoid(t), 2.0f * -2.88539008f, 2.88539008f);
        }

        """;
}
