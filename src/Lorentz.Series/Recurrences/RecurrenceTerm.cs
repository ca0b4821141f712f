using Lorentz.Series.Numbers;

namespace Lorentz.Series.Recurrences;

/// <summary>Weight * s_Index in the rule for a later coefficient.</summary>
/// <param name="Index">Which earlier coefficient.</param>
/// <param name="Weight">Its exact weight, never zero.</param>
public readonly record struct RecurrenceTerm(int Index, Rational Weight);
