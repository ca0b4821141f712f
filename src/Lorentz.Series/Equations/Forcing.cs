using System.Collections.Immutable;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>The right-hand side of an equation: a sum of terms, 0 where there is none.</summary>
/// <param name="Terms">The terms.</param>
public sealed record Forcing(ImmutableArray<ForcingTerm> Terms)
{
    /// <summary>The right-hand side 0.</summary>
    public static Forcing Zero { get; } = new([]);

    /// <summary>The right-hand side of one term.</summary>
    /// <param name="term">The term.</param>
    public static Forcing Of(ForcingTerm term) => new([term]);

    /// <summary>The exact Taylor coefficient of x^n about 0.</summary>
    /// <param name="n">At least 0.</param>
    public Rational Coefficient(int n)
    {
        var sum = Rational.Zero;
        foreach (var term in Terms)
        {
            sum += term.Coefficient(n);
        }

        return sum;
    }

    /// <summary>The value at a point, the terms added in their order.</summary>
    /// <param name="x">The point.</param>
    public double Value(double x)
    {
        var sum = 0.0;
        foreach (var term in Terms)
        {
            sum += term.Value(x);
        }

        return sum;
    }
}
