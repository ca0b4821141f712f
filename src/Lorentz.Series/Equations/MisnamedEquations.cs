using System.Collections.Immutable;

namespace Lorentz.Series.Equations;

/// <summary>Two equations that the journal's scripts solved under another equation's name, kept to show what they are.</summary>
public static class MisnamedEquations
{
    /// <summary>(1 - x) u'' = 0 under the name of Airy, with the conditions of <see cref="KnownEquations.Airy"/>: its solution is a straight line.</summary>
    public static LinearEquation Airy { get; } = KnownEquations.Airy with
    {
        Name = "misnamed-airy", Coefficients = EquationText.Polynomials("0", "0", "1 -1"),
    };

    /// <summary>u'''' + (1 + 0.3 x^2) u = sin 2x under the name of a corrected beam, with the conditions of <see cref="KnownEquations.Beam"/>.</summary>
    public static LinearEquation Beam { get; } = KnownEquations.Beam with
    {
        Name = "misnamed-beam", Coefficients = EquationText.Polynomials("1 0 3/10", "0", "0", "0", "1"),
    };

    /// <summary>Both.</summary>
    public static ImmutableArray<LinearEquation> All { get; } = [Airy, Beam];
}
