using System.Collections.Immutable;

namespace Lorentz.Series.Equations;

/// <summary>The six equations of the power-series journal (y = sum s_n x^n), with its conditions and collocation intervals.</summary>
public static class KnownEquations
{
    /// <summary>y'' = x y, the Airy function Ai by its value and slope at 0, to 15 digits as the journal has them (DLMF 9.2.1, 9.2.3, 9.2.4).</summary>
    public static LinearEquation Airy { get; } = EquationText.Equation(
        "airy", ["0 -1", "0", "1"], Forcing.Zero, "-0.9", "0.9", "0 0 0.355028053887817", "0 1 -0.258819403792807");

    /// <summary>
    /// (1 - x^2) y'' - 2x y' + 30 y = 0 with y(0) = 0 and y(1) = 1, outside the interval: the Legendre polynomial
    /// P_5 = (63 x^5 - 70 x^3 + 15 x) / 8 (DLMF 14.2.1, 14.7.2).
    /// </summary>
    public static LinearEquation Legendre { get; } = EquationText.Equation(
        "legendre", ["30", "0 -2", "1 0 -1"], Forcing.Zero, "-0.9", "0.9", "0 0 0", "1 0 1");

    /// <summary>y'' - 2x y' + 12 y = 0: the Hermite polynomial H_6 = 64 x^6 - 480 x^4 + 720 x^2 - 120 (DLMF table 18.8.1).</summary>
    public static LinearEquation Hermite { get; } = EquationText.Equation(
        "hermite", ["12", "0 -2", "1"], Forcing.Zero, "-0.9", "0.9", "0 0 -120", "0 1 0");

    /// <summary>
    /// (1 + 0.3 x^2) u'''' = sin 2x, clamped at 0 and free at 1: a cantilever of variable stiffness. The series about 0
    /// converges for |x| below sqrt(10/3) = 1.826.
    /// </summary>
    public static LinearEquation Beam { get; } = EquationText.Equation(
        "beam",
        ["0", "0", "0", "0", "1 0 3/10"],
        Forcing.Of(new SineForcing(1, 2)),
        "0",
        "1",
        "0 0 0",
        "0 1 0",
        "1 2 0",
        "1 3 0");

    /// <summary>y'' + y = 0 with y(0) = 1 and y'(0) = 0: cos x.</summary>
    public static LinearEquation Harmonic { get; } = EquationText.Equation(
        "harmonic", ["1", "0", "1"], Forcing.Zero, "-0.5", "0.5", "0 0 1", "0 1 0");

    /// <summary>y' = y with y(0) = 1: exp x.</summary>
    public static LinearEquation Exponential { get; } = EquationText.Equation(
        "exponential", ["-1", "1"], Forcing.Zero, "-0.5", "0.5", "0 0 1");

    /// <summary>All six, in the order of the journal.</summary>
    public static ImmutableArray<LinearEquation> All { get; } = [Airy, Legendre, Hermite, Beam, Harmonic, Exponential];
}
