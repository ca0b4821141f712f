using Lorentz.Learning.Activations;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>The activations of networks of several hidden layers in C, operation for operation as <see cref="ActivationFunctions"/> does it.</summary>
internal static class CDeepActivation
{
    /// <summary>The functions, ending with NAME_activate.</summary>
    public static string Text(ActivationKind kind) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => CFunctions.BaseTwoExponential + Swish,
        ActivationKind.Relu => CFunctions.Relu,
        ActivationKind.Gelu => CFunctions.Gelu,
        ActivationKind.Tanh => HyperbolicTangent,
        ActivationKind.Sigmoid => CFunctions.BaseTwoExponential + Sigmoid,
        _ => Identity,
    };

    // Both need small = exp(-|z|), which cannot overflow, in held.
    private const string Small = """
            float held[NAME_MOST]; /* exp(-|z|), which cannot overflow */
            int n;
            for (n = 0; n < count; n++) {
                const float exponent = -fabsf(z[n]) * 1.44269504f;
                held[n] = exponent > -125.0f ? exponent : -125.0f;
            }
            for (n = 0; n < count; n++) {
                held[n] = NAME_exp2(held[n]);
            }

        """;

    private const string Swish = $$"""

        /* z / (1 + exp(-z)). */
        static inline void NAME_activate(float *z, int count)
        {
        {{Small}}    for (n = 0; n < count; n++) {
                const float greater = 1.0f / (1.0f + held[n]);
                const float lesser = held[n] * greater;
                z[n] = z[n] * (z[n] < 0.0f ? lesser : greater);
            }
        }

        """;

    private const string Sigmoid = $$"""

        /* 1 / (1 + exp(-z)). */
        static inline void NAME_activate(float *z, int count)
        {
        {{Small}}    for (n = 0; n < count; n++) {
                const float greater = 1.0f / (1.0f + held[n]);
                const float lesser = held[n] * greater;
                z[n] = z[n] < 0.0f ? lesser : greater;
            }
        }

        """;

    private const string Identity = """

        /* z itself. */
        static inline void NAME_activate(float *z, int count)
        {
            (void)z;
            (void)count;
        }

        """;

    private const string HyperbolicTangent = """

        /* tanh |z| = E / (E + 2), E = exp(2 |z|) - 1 as an unevaluated sum of two numbers; then the sign of z. */
        static inline float NAME_tanh(float z)
        {
            const float shift = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
            const float size = fabsf(z);
            const float held = 10.0f < size ? 10.0f : size;
            const float x = held + held;
            const float n = (fmaf(x, 1.44269504f, -0.0f) + shift) - shift;
            const float high = fmaf(n, -0.693359375f, x);
            const float r = fmaf(n, 2.1219444e-4f, high);
            const float left = fmaf(n, 2.1219444e-4f, high - r);
            float q = fmaf(0.0013950035f, r, 0.0083686905f);
            float tail, scale, first, second, sum, back, lost, numerator, numerator_low, denominator, denominator_low;
            float inverse, quotient, rest, value;
            uint32_t bits;
            q = fmaf(q, r, 0.041666213f);
            q = fmaf(q, r, 0.16666521f);
            q = fmaf(q, r, 0.5f);
            tail = fmaf(q, r * r, left);
            scale = (n + 127.0f) + shift;
            memcpy(&bits, &scale, sizeof bits);
            bits <<= 23;
            memcpy(&scale, &bits, sizeof bits);

            first = scale - 1.0f;
            second = scale * r; /* exact, and so its contraction would be */
            sum = first + second;
            back = sum - first;
            lost = (first - (sum - back)) + (second - back);
            lost = fmaf(scale, tail, lost);
            numerator = sum + lost;
            numerator_low = (sum - numerator) + lost;
            denominator = numerator + 2.0f;
            back = denominator - 2.0f;
            denominator_low = ((2.0f - (denominator - back)) + (numerator - back)) + numerator_low;

            inverse = 1.0f / denominator;
            quotient = numerator * inverse;
            rest = fmaf(-quotient, denominator, numerator) + numerator_low;
            rest = fmaf(-quotient, denominator_low, rest);
            value = fmaf(rest, inverse, quotient);
            return copysignf(value, z);
        }

        static inline void NAME_activate(float *z, int count)
        {
            int n;
            for (n = 0; n < count; n++) {
                z[n] = NAME_tanh(z[n]);
            }
        }

        """;
}
