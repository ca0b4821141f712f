namespace Lorentz.Lab.Documents;

/// <summary>A hypothesis or success criterion of the plan and how it went.</summary>
/// <param name="Statement">What was expected.</param>
/// <param name="IsHeld">Held or failed; null where this run cannot say.</param>
/// <param name="Number">The number it rests on, with its unit.</param>
public sealed record Criterion(string Statement, bool? IsHeld, string Number);
