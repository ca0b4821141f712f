using Lorentz.Series.Numbers;

namespace Lorentz.Series.Equations;

/// <summary>A closed interval, the domain of collocation of an equation.</summary>
/// <param name="From">Its lower end.</param>
/// <param name="To">Its upper end, above the lower one.</param>
public readonly record struct Interval(Rational From, Rational To);
