using Lorentz.Numerics.Elementary;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>Amplitude sin(Frequency x) on the right-hand side.</summary>
/// <param name="Amplitude">The factor before it.</param>
/// <param name="Frequency">Radians per unit of x.</param>
public sealed record SineForcing(Rational Amplitude, Rational Frequency) : ForcingTerm
{
    /// <inheritdoc/>
    public override Rational Coefficient(int n) =>
        n % 2 == 0 ? Rational.Zero : (n % 4 == 1 ? Amplitude : -Amplitude) * Rational.Power(Frequency, n) / FallingFactorial.Exact(n, n);

    /// <inheritdoc/>
    public override double Value(double x) => Amplitude.ToDouble() * Trigonometric.Sine(Frequency.ToDouble() * x);
}
