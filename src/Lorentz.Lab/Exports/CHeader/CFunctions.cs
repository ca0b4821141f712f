namespace Lorentz.Lab.Exports.CHeader;

/// <summary>What activations of both kinds of networks have in common, in C.</summary>
internal static class CFunctions
{
    /// <summary>NAME_exp2.</summary>
    public const string BaseTwoExponential = """

        /* 2^t for |t| up to 125, right to 4.3e-7 of itself: 2^n 2^r, n the nearest whole number, |r| at most 1/2. */
        static inline float NAME_exp2(float t)
        {
            const float shift = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number, which then stands in the low bits */
            const float shifted = t + shift;
            const float r = t - (shifted - shift);
            float power = fmaf(0.0011125494493171573f, r, 0.009666282683610916f);
            uint32_t whole, bits;
            power = fmaf(power, r, 0.05557400360703468f);
            power = fmaf(power, r, 0.24022351205348969f);
            power = fmaf(power, r, 0.693142831325531f);
            power = fmaf(power, r, 1.0f);
            memcpy(&whole, &shifted, sizeof whole);
            memcpy(&bits, &power, sizeof bits);
            bits += whole << 23;
            memcpy(&power, &bits, sizeof bits);
            return power;
        }

        """;

    /// <summary>NAME_activate for max(z, 0), which is 0 for what is no number.</summary>
    public const string Relu = """

        static inline void NAME_activate(float *z, int count)
        {
            int n;
            for (n = 0; n < count; n++) {
                z[n] = z[n] > 0.0f ? z[n] : 0.0f;
            }
        }

        """;

    /// <summary>NAME_activate for z P(z).</summary>
    public const string Gelu = """

        /* The normal distribution P = 1/2 + z A(z^2) / B(z^2), a minimax fit on |z| up to 5.5. */
        static inline float NAME_distribution(float z)
        {
            const float square = z * z;
            float above = fmaf(square, 2.274961536899589e-08f, 6.35205744694816e-06f);
            float below = fmaf(square, 1.1975067086706275e-06f, 7.364575057196284e-05f);
            above = fmaf(above, square, 0.00016882065324844714f);
            below = fmaf(below, square, 0.0018844167163971518f);
            above = fmaf(above, square, 0.0046772301584724375f);
            below = fmaf(below, square, 0.02864560057072536f);
            above = fmaf(above, square, 0.03385218252007619f);
            below = fmaf(below, square, 0.2515207568646081f);
            above = fmaf(above, square, 0.3989422346816794f);
            below = fmaf(below, square, 1.0f);
            return fmaf(z, above / below, 0.5f);
        }

        /* z P(z), exactly 0 far below. */
        static inline void NAME_activate(float *z, int count)
        {
            float held[NAME_MOST]; /* within the limits of the fit; a loop for each limit is made of vectors */
            int n;
            for (n = 0; n < count; n++) {
                held[n] = z[n] > -5.5f ? z[n] : -5.5f;
            }
            for (n = 0; n < count; n++) {
                held[n] = held[n] < 5.5f ? held[n] : 5.5f;
            }
            for (n = 0; n < count; n++) {
                const float distribution = NAME_distribution(held[n]);
                z[n] = z[n] * (z[n] > -5.5f ? distribution : 0.0f);
            }
        }

        """;
}
