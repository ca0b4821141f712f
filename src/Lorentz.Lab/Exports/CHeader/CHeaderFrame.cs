namespace Lorentz.Lab.Exports.CHeader;

/// <summary>What every header has around its network.</summary>
internal static class CHeaderFrame
{
    /// <summary>Lines of the comment at the top.</summary>
    public const string Usage = """
          lorentz_status NAME_extrapolate(const double state[5], double z0, double z1, double end[5]);

        state, end  x [mm], y [mm], tx = dx/dz, ty = dy/dz, q/p [1/MeV]; they may be the same array
        z0, z1      planes [mm]
        returns     LORENTZ_OK, LORENTZ_OUTSIDE_REGION (end is given, but the segment lies outside the training domain),
                    LORENTZ_TOO_STEEP (a slope beyond 10) or LORENTZ_NOT_FINITE

        A pure function: no state between calls, no memory asked for, safe from any thread. It gives the bits that Lorentz
        itself gives, if the compiler leaves operations as they are written: not -ffast-math, and with clang not
        -ffp-contract=fast. C99 or C++17. Fast with the processor's fused multiply-add: gcc -O3 -march=native (or -O3 -mavx2
        -mfma). Without, each one is a call to libm: the same bits, many times slower.

        """;

    /// <summary>Guard, standard headers, status, and the fences around the compiler.</summary>
    public const string Start = """
        #ifndef LORENTZ_HEADER_NAME
        #define LORENTZ_HEADER_NAME

        #include <math.h>
        #include <stdint.h>
        #include <string.h>

        #if defined(__FAST_MATH__)
        #error "NAME: compile without -ffast-math (-Ofast), which changes the order of operations and so the numbers"
        #endif
        #if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
        #error "NAME: compile for arithmetic in float and double themselves (on 32-bit x86: -msse2 -mfpmath=sse)"
        #endif

        #ifndef LORENTZ_STATUS
        #define LORENTZ_STATUS
        typedef enum lorentz_status {
            LORENTZ_OK = 0,             /* the end state is as good as the network makes it */
            LORENTZ_OUTSIDE_REGION = 1, /* the end state is given, but the segment lies outside the training domain */
            LORENTZ_TOO_STEEP = 2,      /* a slope at the end is beyond 10 */
            LORENTZ_NOT_FINITE = 4      /* the input or the result is not a finite number */
        } lorentz_status;
        #endif

        /* Nothing below may be contracted to a fused multiply-add, except where fma says so. GCC knows no such pragma, and its
           version 12 fuses even with -ffp-contract=off: a product that becomes a summand is therefore made by NAME_product. */
        #if defined(_MSC_VER) && !defined(__clang__)
        #pragma fp_contract(off)
        #elif !defined(__GNUC__) || defined(__clang__)
        #pragma STDC FP_CONTRACT OFF
        #endif

        /* a b, rounded once: adding -0 changes no number. */
        static inline double NAME_product(double a, double b)
        {
            return fma(a, b, -0.0);
        }


        """;

    /// <summary>The function itself, with gaps for the formulation.</summary>
    public const string Extrapolate = """

        static inline lorentz_status NAME_extrapolate(const double state[5], double z0, double z1, double end[5])
        {
            const double x = state[0], y = state[1], tx = state[2], ty = state[3], qop = state[4], dz = z1 - z0;
            const double segment[7] = {x, y, tx, ty, fabs(qop), z0, dz};
            double raw[NAME_INPUTS], value[4];
            float inputs[NAME_INPUTS], outputs[4];
        DECLARATIONS
            int i;
        RAW_INPUTS
            for (i = 0; i < NAME_INPUTS; i++) {
                inputs[i] = (float)((raw[i] - NAME_input_mean[i]) / NAME_input_scale[i]);
            }
            NAME_network(inputs, outputs);
            for (i = 0; i < 4; i++) {
                value[i] = NAME_output_mean[i] + NAME_product(NAME_output_scale[i], (double)outputs[i]);
            }
        DEVIATION
            end[0] = x + NAME_product(tx, dz) + value[0];
            end[1] = y + NAME_product(ty, dz) + value[1];
            end[2] = tx + value[2];
            end[3] = ty + value[3];
            end[4] = qop;
            if (!isfinite(end[0] + end[1] + end[2] + end[3])) {
                return LORENTZ_NOT_FINITE;
            }
            if (fabs(end[2]) > 10.0 || fabs(end[3]) > 10.0) {
                return LORENTZ_TOO_STEEP;
            }
            for (i = 0; i < 7; i++) {
                if (!(segment[i] >= NAME_domain_minimum[i] && segment[i] <= NAME_domain_maximum[i])) {
                    return LORENTZ_OUTSIDE_REGION;
                }
            }
            return LORENTZ_OK;
        }

        """;

    /// <summary>The fences taken down.</summary>
    public const string End = """

        #if defined(_MSC_VER) && !defined(__clang__)
        #pragma fp_contract(on)
        #elif !defined(__GNUC__) || defined(__clang__)
        #pragma STDC FP_CONTRACT DEFAULT
        #endif

        #endif /* LORENTZ_HEADER_NAME */

        """;
}
