using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>Values of polynomials whose coefficients are given in ascending powers.</summary>
public static class Polynomial
{
    /// <summary>The value at a point by Horner's rule, each coefficient rounded to a double.</summary>
    /// <param name="coefficients">The coefficient of x^n at index n; none at all is the polynomial 0.</param>
    /// <param name="x">The point.</param>
    public static double Value(ReadOnlySpan<Rational> coefficients, double x)
    {
        var value = 0.0;
        for (var n = coefficients.Length - 1; n >= 0; n--)
        {
            value = (value * x) + coefficients[n].ToDouble();
        }

        return value;
    }

    /// <summary>The value of a derivative at a point by Horner's rule.</summary>
    /// <param name="coefficients">The coefficient of x^n at index n.</param>
    /// <param name="x">The point.</param>
    /// <param name="derivative">Which derivative; 0 is the polynomial itself.</param>
    public static double Value(ReadOnlySpan<double> coefficients, double x, int derivative = 0)
    {
        var value = 0.0;
        for (var n = coefficients.Length - 1; n >= derivative; n--)
        {
            value = (value * x) + (coefficients[n] * FallingFactorial.Real(n, derivative));
        }

        return value;
    }
}
