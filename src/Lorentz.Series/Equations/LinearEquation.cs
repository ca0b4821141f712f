using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>
/// A linear ordinary differential equation with polynomial coefficients, c_0 y + c_1 y' + ... + c_m y^(m) = f, with the
/// conditions that single out one solution and the interval it is wanted on.
/// </summary>
/// <param name="Name">A short name, unique in a study.</param>
/// <param name="Coefficients">At index k the polynomial c_k, its coefficient of x^j at index j; m + 1 polynomials.</param>
/// <param name="Forcing">The right-hand side f.</param>
/// <param name="Conditions">As many conditions as the order m.</param>
/// <param name="Interval">The domain of collocation.</param>
public sealed record LinearEquation(
    string Name,
    ImmutableArray<ImmutableArray<Rational>> Coefficients,
    Forcing Forcing,
    ImmutableArray<Condition> Conditions,
    Interval Interval)
{
    /// <summary>The order m: the highest derivative.</summary>
    public int Order => Coefficients.Length - 1;

    /// <summary>The coefficient of x^j in c_k; zero beyond what is given.</summary>
    /// <param name="k">Which derivative it stands before, 0 to m.</param>
    /// <param name="j">The power of x, at least 0.</param>
    public Rational Coefficient(int k, int j) => j < Coefficients[k].Length ? Coefficients[k][j] : Rational.Zero;
}
