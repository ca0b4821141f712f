namespace Lorentz.Learning.SecondOrder;

/// <summary>
/// The strong Wolfe conditions of a step t along a descent direction: f(t) is at most f(0) + c1 t f'(0), and |f'(t)| at most
/// c2 |f'(0)| (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, eq. 3.7).
/// </summary>
/// <param name="SufficientDecrease">c1, above 0.</param>
/// <param name="Curvature">c2, above c1 and below 1; 0.9 suits quasi-Newton directions.</param>
public sealed record WolfeConditions(double SufficientDecrease = 1e-4, double Curvature = 0.9)
{
    /// <summary>Whether a step decreases the function enough.</summary>
    public bool Decreases(double startValue, double startSlope, double step, double value) =>
        value <= startValue + (SufficientDecrease * step * startSlope);

    /// <summary>Whether the slope at a step is flat enough.</summary>
    public bool IsFlat(double startSlope, double slope) => Math.Abs(slope) <= -Curvature * startSlope;
}
