namespace Lorentz.Physics.Units;

/// <summary>A magnetic flux density in tesla.</summary>
/// <param name="Value">Tesla.</param>
public readonly record struct Tesla(double Value);
