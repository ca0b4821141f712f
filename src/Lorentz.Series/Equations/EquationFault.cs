namespace Lorentz.Series.Equations;

/// <summary>Why an equation cannot be solved by a power series about 0, in words its author can act on.</summary>
/// <param name="Message">What is wrong and what would be valid.</param>
public sealed record EquationFault(string Message);
