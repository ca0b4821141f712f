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

    /// <summary>The functions, ending with NAME_activate.</summary>
    public static string Text(ActivationKind kind) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => CFunctions.BaseTwoExponential + SiluText,
        ActivationKind.Relu => CFunctions.Relu,
        ActivationKind.Gelu => CFunctions.Gelu,
        _ => CFunctions.BaseTwoExponential + TanhText,
    };

    private const string SiluText = """

        /* c z / (1 + exp(-z)) for t = c z, c = -log2(e): the weights carry c. */
        static inline void NAME_activate(float *t, int count)
        {
            float held[NAME_MOST]; /* within limits where the sigmoid is 0 or 1 to single precision; a loop for each limit is made of vectors */
            int n;
            for (n = 0; n < count; n++) {
                held[n] = -125.0f > t[n] ? -125.0f : t[n];
            }
            for (n = 0; n < count; n++) {
                held[n] = 125.0f < held[n] ? 125.0f : held[n];
            }
            for (n = 0; n < count; n++) {
                t[n] = t[n] * (1.0f / (1.0f + NAME_exp2(held[n])));
            }
        }

        """;

    private const string TanhText = """

        /* c tanh(z) = c (2 / (1 + exp(-2 z)) - 1) for t = c z, c = -2 log2(e): the weights carry c. */
        static inline void NAME_activate(float *t, int count)
        {
            float held[NAME_MOST]; /* within limits where tanh is -1 or 1 to single precision; a loop for each limit is made of vectors */
            int n;
            for (n = 0; n < count; n++) {
                held[n] = -125.0f > t[n] ? -125.0f : t[n];
            }
            for (n = 0; n < count; n++) {
                held[n] = 125.0f < held[n] ? 125.0f : held[n];
            }
            for (n = 0; n < count; n++) {
                t[n] = fmaf(1.0f / (1.0f + NAME_exp2(held[n])), 2.0f * -2.88539008f, 2.88539008f);
            }
        }

        """;
}
