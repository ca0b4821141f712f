using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>One term of the right-hand side of an equation.</summary>
public abstract record ForcingTerm
{
    /// <summary>The exact Taylor coefficient of x^n about 0.</summary>
    /// <param name="n">At least 0.</param>
    public abstract Rational Coefficient(int n);

    /// <summary>The value at a point, with functions whose bits are the same on every machine.</summary>
    /// <param name="x">The point.</param>
    public abstract double Value(double x);
}
