using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>A polynomial on the right-hand side.</summary>
/// <param name="Coefficients">The coefficient of x^n at index n.</param>
public sealed record PolynomialForcing(ImmutableArray<Rational> Coefficients) : ForcingTerm
{
    /// <inheritdoc/>
    public override Rational Coefficient(int n) => n < Coefficients.Length ? Coefficients[n] : Rational.Zero;

    /// <inheritdoc/>
    public override double Value(double x) => Polynomial.Value(Coefficients.AsSpan(), x);
}
