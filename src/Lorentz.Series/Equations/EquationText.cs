using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>The short notation in which the equations of this project are written down.</summary>
internal static class EquationText
{
    /// <summary>An equation from texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="coefficients">The polynomials c_0, c_1, ..., each as its coefficients in ascending powers.</param>
    /// <param name="forcing">The right-hand side.</param>
    /// <param name="from">The lower end of the interval.</param>
    /// <param name="to">The upper end of the interval.</param>
    /// <param name="conditions">Each as point, derivative, value.</param>
    public static LinearEquation Equation(string name, string[] coefficients, Forcing forcing, string from, string to, params string[] conditions) =>
        new(name, Polynomials(coefficients), forcing, [.. conditions.Select(Condition)], new(Rational.Parse(from), Rational.Parse(to)));

    /// <summary>Polynomials from texts.</summary>
    /// <param name="coefficients">Each as its coefficients in ascending powers.</param>
    public static ImmutableArray<ImmutableArray<Rational>> Polynomials(params string[] coefficients) =>
        [.. coefficients.Select(text => text.Split(' ').Select(Rational.Parse).ToImmutableArray())];

    private static Condition Condition(string text)
    {
        var parts = text.Split(' ').Select(Rational.Parse).ToArray();
        return new(parts[0], (int)parts[1].Numerator, parts[2]);
    }
}
