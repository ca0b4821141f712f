using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>What a solution has to satisfy at one point: y^(Derivative)(At) = Value.</summary>
/// <param name="At">The point.</param>
/// <param name="Derivative">Which derivative: 0 is y itself; below the order of the equation.</param>
/// <param name="Value">What it is.</param>
public readonly record struct Condition(Rational At, int Derivative, Rational Value);
