using Lorentz.Tracks.Formulations;

namespace Lorentz.Lab.Exports.CHeader;

/// <summary>A formulation in C: the network's inputs before normalisation, and the deviation from its outputs.</summary>
/// <param name="Functions">Functions that the others need.</param>
/// <param name="Inputs">Statements that fill raw[] from x, y, tx, ty, qop, dz and z0.</param>
/// <param name="Deviation">Statements that turn value[0..3] into the deviation from the straight line.</param>
internal sealed record CFormulation(string Functions, string Inputs, string Deviation)
{
    private const string Supported =
        "a C header can hold 'absolute', 'residual', 'residual-plain', 'increment' and 'warped'";

    private const string Plain = """
            raw[0] = x;
            raw[1] = y;

        """;

    private const string Intercept = """
            raw[0] = x - NAME_product(tx, z0);
            raw[1] = y - NAME_product(ty, z0);

        """;

    private const string Others = """
            raw[2] = tx;
            raw[3] = ty;
            raw[4] = qop;
            raw[5] = dz;

        """;

    private const string Plane = """
            raw[6] = z0;

        """;

    private const string Warps = """
            share = 1.0 / (1.0 + NAME_exp((5260.0 - z0 - dz) / 1065.0)); /* of the dipole's field integral that lies before z1 */
            kick = NAME_product(qop, share);
            raw[6] = share;
            raw[7] = kick;
            raw[8] = NAME_product(kick, tx);
            raw[9] = NAME_product(kick, ty);
            raw[10] = NAME_product(kick, kick);

        """;

    private const string FromEnd = """
            value[0] = value[0] - x - NAME_product(tx, dz);
            value[1] = value[1] - y - NAME_product(ty, dz);
            value[2] = value[2] - tx;
            value[3] = value[3] - ty;

        """;

    private const string FromIncrement = """
            value[0] = value[0] - NAME_product(tx, dz);
            value[1] = value[1] - NAME_product(ty, dz);

        """;

    private const string FromAverages = """
            /* Averages of the field along the line: the deviation grows with q/p dz^2 and q/p dz. */
            slope = qop * dz;
            position = slope * dz;
            value[0] = NAME_product(position, value[0]);
            value[1] = NAME_product(position, value[1]);
            value[2] = NAME_product(slope, value[2]);
            value[3] = NAME_product(slope, value[3]);

        """;

    private const string Averages = "    double slope, position;\n";

    private const string Exponential = """

        /* 2^n for whole n from -1022 to 1023. */
        static inline double NAME_power(double n)
        {
            double power = (n + 1023.0) + 6755399441055744.0;
            uint64_t bits;
            memcpy(&bits, &power, sizeof bits);
            bits <<= 52;
            memcpy(&power, &bits, sizeof bits);
            return power;
        }

        /* exp x with the same bits everywhere: x = n ln 2 + r, a polynomial in r, and 2^n in two factors. */
        static inline double NAME_exp(double value)
        {
            const double shift = 6755399441055744.0; /* 1.5 * 2^52: adding it rounds to a whole number */
            const double below = 710.0 < value ? 710.0 : value;
            const double x = -746.0 > below ? -746.0 : below;
            const double n = (NAME_product(x, 1.4426950408889634) + shift) - shift;
            const double high = fma(n, -0.6931471805598903, x);
            const double r = fma(n, -5.497923018708371e-14, high);
            const double lost = fma(n, -5.497923018708371e-14, high - r);
            const double square = r * r;
            double even = fma(2.0926385294383504e-09, square, 2.7557235547707764e-07);
            double odd = fma(2.5111665414584858e-08, square, 2.7557236105418186e-06);
            double tail, sum, half;
            even = fma(even, square, 2.4801587370494645e-05);
            odd = fma(odd, square, 0.0001984126989489073);
            even = fma(even, square, 0.0013888888888860678);
            odd = fma(odd, square, 0.008333333333317787);
            even = fma(even, square, 0.04166666666666672);
            odd = fma(odd, square, 0.16666666666666682);
            even = fma(even, square, 0.5);
            tail = fma(fma(odd, r, even), square, lost);
            sum = 1.0 + r;
            sum = sum + (((1.0 - sum) + r) + tail);
            half = (NAME_product(n, 0.5) + shift) - shift;
            return NAME_product(sum * NAME_power(half), NAME_power(n - half));
        }

        """;

    /// <summary>The text for a formulation.</summary>
    /// <exception cref="NotSupportedException">It cannot be written in a C header; the message says which can.</exception>
    public static CFormulation Of(Formulation formulation)
    {
        var plane = formulation.Inputs > 6 ? Plane : "";
        return formulation switch
        {
            AbsoluteFormulation => new("", Plain + Others + plane, FromEnd),
            ResidualFormulation { TellsIntercept: true } => new("", Intercept + Others + plane, FromAverages),
            ResidualFormulation => new("", Plain + Others + plane, FromAverages),
            IncrementFormulation => new("", Plain + Others + plane, FromIncrement),
            WarpedFormulation => new(Exponential, Intercept + Others + Warps, FromAverages),
            _ => throw new NotSupportedException($"formulation '{formulation.Name}': {Supported}."),
        };
    }

    /// <summary>Declarations of what the statements use besides.</summary>
    public string Declarations =>
        (Inputs.Contains("share", StringComparison.Ordinal) ? "    double share, kick;\n" : "")
        + (Deviation.Contains("slope", StringComparison.Ordinal) ? Averages : "");
}
