using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lorentz.Numerics.Elementary;

/// <summary>erf(x) from add, multiply, divide, fma and bit operations: the same bits everywhere.</summary>
/// <remarks>
/// Below 1, x times a minimax polynomial in x^2; above, 1 - exp(-x^2) G(u), with the minimax polynomial G of
/// exp(x^2) erfc(x) in u = (x - 2.4) / (x + 2.4); from 6 on erf rounds to 1. Both branches are always evaluated.
/// Single precision goes through double and rounds once. erf(-0) = -0, erf(+-inf) = +-1, erf(NaN) = NaN.
/// Coefficients by Remez exchange. Errors: <see cref="ElementaryAccuracy"/>.
/// </remarks>
public static class ErrorFunction
{
    /// <summary>erf(value).</summary>
    public static double Of(double value) => Of(Vector256.CreateScalar(value)).ToScalar();

    /// <summary>erf(value).</summary>
    public static float Of(float value) => (float)Of((double)value);

    /// <summary>erf of each lane, with the bits of the scalar function.</summary>
    public static Vector256<float> Of(Vector256<float> value)
    {
        var (lower, upper) = Vector256.Widen(value);
        return Vector256.Narrow(Of(lower), Of(upper));
    }

    /// <summary>erf of each lane, with the bits of the scalar function.</summary>
    public static Vector256<double> Of(Vector256<double> value)
    {
        var sign = value & Vector256.Create(-0.0);
        var magnitude = Vector256.MinNative(Vector256.Create(6.0), value ^ sign);
        var square = magnitude * magnitude;

        // 2/sqrt(pi) in two pieces, its small piece added to the polynomial.
        var small = Vector256.FusedMultiplyAdd(Polynomial(InnerTerms, square), square, Vector256.Create(1.533545961316588e-17));
        small = Vector256.FusedMultiplyAdd(magnitude, Vector256.Create(1.1283791670955126), small * magnitude);

        var position = (magnitude - Vector256.Create(2.4)) / (magnitude + Vector256.Create(2.4));
        var large = Vector256.FusedMultiplyAdd(-Exponential.Of(-square), Polynomial(OuterTerms, position), Vector256<double>.One);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256<double>.One), small, large) | sign;
    }

    /// <summary>Horner's rule, highest coefficient first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Polynomial(ReadOnlySpan<double> terms, Vector256<double> at)
    {
        var sum = Vector256.Create(terms[0]);
        foreach (var term in terms[1..])
        {
            sum = Vector256.FusedMultiplyAdd(sum, at, Vector256.Create(term));
        }

        return sum;
    }

    /// <summary>(erf(x)/x - 2/sqrt(pi)) / x^2 as a polynomial in x^2, on 0 to 1.</summary>
    private static ReadOnlySpan<double> InnerTerms =>
    [
        -4.376697318710461e-12, 8.801930656351775e-11, -1.2190685842627052e-09, 1.4796668804410099e-08,
        -1.6365090383952602e-07, 1.6462077098631976e-06, -1.4925649095217576e-05, 0.00012055332953058324,
        -0.0008548327023031013, 0.005223977625438535, -0.026866170645131086, 0.11283791670955125,
        -0.37612638903183754,
    ];

    /// <summary>exp(x^2) erfc(x) as a polynomial in (x - 2.4) / (x + 2.4), on x from 1 to 6.</summary>
    private static ReadOnlySpan<double> OuterTerms =>
    [
        1.6715868384615093e-07, 2.50788619222866e-07, -5.89160535929415e-07, -1.979463183145599e-06,
        5.785853178531038e-07, 1.0761380991576166e-05, 6.881119215323508e-06, -5.5929838960503085e-05,
        -7.174850352832616e-05, 0.00034476092645198837, 0.0004802808950994187, -0.0029738439271363346,
        -0.00068106195683634, 0.032721064792196906, -0.11772534067706092, 0.25145618150158666,
        -0.38200915832521254, 0.21849873453703333,
    ];
}
