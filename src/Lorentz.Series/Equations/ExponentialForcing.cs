using Lorentz.Numerics.Elementary;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>Amplitude exp(Rate x) on the right-hand side.</summary>
/// <param name="Amplitude">The factor before it.</param>
/// <param name="Rate">The rate of growth per unit of x.</param>
public sealed record ExponentialForcing(Rational Amplitude, Rational Rate) : ForcingTerm
{
    /// <inheritdoc/>
    public override Rational Coefficient(int n) =>
        Amplitude * Rational.Power(Rate, n) / FallingFactorial.Exact(n, n);

    /// <inheritdoc/>
    public override double Value(double x) => Amplitude.ToDouble() * Exponential.Of(Rate.ToDouble() * x);
}
