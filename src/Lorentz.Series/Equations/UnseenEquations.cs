using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>Equations that the journal does not have and for which nothing is tuned: they tell whether a method generalises.</summary>
public static class UnseenEquations
{
    /// <summary>(1 - x^2) y'' - x y' + 36 y = 0: the Chebyshev polynomial T_6 = 32 x^6 - 48 x^4 + 18 x^2 - 1 (DLMF table 18.8.1).</summary>
    public static LinearEquation Chebyshev { get; } = EquationText.Equation(
        "chebyshev", ["36", "0 -1", "1 0 -1"], Forcing.Zero, "-0.9", "0.9", "0 0 -1", "0 1 0");

    /// <summary>
    /// z y'' + (1 - z) y' + 4 y = 0 about the ordinary point z = 1, with z = 1 + x: the Laguerre polynomial
    /// L_4(z) = 1 - 4z + 3z^2 - 2z^3/3 + z^4/24 (DLMF table 18.8.1); z = 0 is a singular point.
    /// </summary>
    public static LinearEquation Laguerre { get; } = EquationText.Equation(
        "laguerre", ["4", "0 -1", "1 1"], Forcing.Zero, "-0.5", "0.5", "0 0 -5/8", "0 1 1/6");

    /// <summary>
    /// z y'' + y' + z y = 0 about the ordinary point z = 1, with z = 1 + x: the Bessel function J_0 (DLMF 10.2.1), from
    /// J_0(1) and J_0'(1) = -J_1(1) to 20 digits. The series converges for |x| below 1.
    /// </summary>
    public static LinearEquation Bessel { get; } = EquationText.Equation(
        "bessel", ["1 1", "1", "1 1"], Forcing.Zero, "-0.5", "0.5", "0 0 0.76519768655796655145", "0 1 -0.44005058574493351596");

    /// <summary>
    /// y'' + (2 - cos 2x) y = 0, Mathieu's equation with a = 2 and q = 1/2 (DLMF 28.2.1), the cosine replaced by its Taylor
    /// polynomial of degree 8: the longest memory of all, ten coefficients back.
    /// </summary>
    public static LinearEquation Mathieu { get; } = EquationText.Equation(
        "mathieu", ["1 0 2 0 -2/3 0 4/45 0 -2/315", "0", "1"], Forcing.Zero, "-0.9", "0.9", "0 0 1", "0 1 0");

    /// <summary>y'' + y'/5 + 4 y = sin 3x with y(0) = 1 and y'(0) = 0: a damped oscillator driven off its resonance.</summary>
    public static LinearEquation Oscillator { get; } = EquationText.Equation(
        "oscillator", ["4", "1/5", "1"], Forcing.Of(new SineForcing(1, 3)), "0", "1", "0 0 1", "0 1 0");

    /// <summary>u'''' + 4 u = exp x, clamped at 0 and at 1: a uniform Euler-Bernoulli beam on an elastic bed.</summary>
    public static LinearEquation ClampedBeam { get; } = EquationText.Equation(
        "clamped-beam",
        ["4", "0", "0", "0", "1"],
        Forcing.Of(new ExponentialForcing(1, 1)),
        "0",
        "1",
        "0 0 0",
        "0 1 0",
        "1 0 0",
        "1 1 0");

    /// <summary>y'' - (x^2/4 + 1/2) y = 0 with y(0) = 1 and y'(0) = 0: the even parabolic cylinder function of a = 1/2, exp(x^2/4) (DLMF 12.2.2, 12.4.1).</summary>
    public static LinearEquation Weber { get; } = EquationText.Equation(
        "weber", ["-1/2 0 -1/4", "0", "1"], Forcing.Zero, "-0.9", "0.9", "0 0 1", "0 1 0");

    /// <summary>
    /// y''' - 4x y' - 2y = 0, the equation of products of Airy functions (DLMF 9.11.1), with y(0) = 1 and y'(0) = y''(0) = 0:
    /// the square of the Airy series f of DLMF 9.4.1.
    /// </summary>
    public static LinearEquation AiryProduct { get; } = EquationText.Equation(
        "airy-product", ["-2", "0 -4", "0", "1"], Forcing.Zero, "-0.9", "0.9", "0 0 1", "0 1 0", "0 2 0");

    /// <summary>
    /// (1 + x^2) y'' + 4x y' + 2y = ((1 + x^2) y)'' = 0 with y(-1/2) = 3/5 and y(1/2) = 1: (1 + x/2) / (1 + x^2). The series
    /// converges for |x| below 1.
    /// </summary>
    public static LinearEquation TwoPoint { get; } = EquationText.Equation(
        "two-point", ["2", "0 4", "1 0 1"], Forcing.Zero, "-0.5", "0.5", "-1/2 0 3/5", "1/2 0 1");

    /// <summary>(2 + x) y' + x y = cos x with y(0) = 1, of first order with a variable leading coefficient. The series converges for |x| below 2.</summary>
    public static LinearEquation FirstOrder { get; } = EquationText.Equation(
        "first-order", ["0 1", "2 1"], Forcing.Of(new CosineForcing(1, 1)), "-0.9", "0.9", "0 0 1");

    /// <summary>y'' - x y = 1/3 with y(0) = y'(0) = 0: Scorer's inhomogeneous Airy equation (DLMF 9.12.1) with 1/3 in place of 1/pi.</summary>
    public static LinearEquation Scorer { get; } = EquationText.Equation(
        "scorer", ["0 -1", "0", "1"], Forcing.Of(new PolynomialForcing([Rational.Parse("1/3")])), "-0.9", "0.9", "0 0 0", "0 1 0");

    /// <summary>All of them.</summary>
    public static ImmutableArray<LinearEquation> All { get; } =
        [Chebyshev, Laguerre, Bessel, Mathieu, Oscillator, ClampedBeam, Weber, AiryProduct, TwoPoint, FirstOrder, Scorer];
}
