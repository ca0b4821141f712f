namespace Lorentz.Series.Losses;

/// <summary>The best coefficient vector of equal elements.</summary>
/// <param name="Value">The element.</param>
/// <param name="Loss">Its loss.</param>
public readonly record struct ConstantBaseline(double Value, LossParts Loss);
