namespace Lorentz.Series.Models;

/// <summary>How a coefficient is told to a network and read from it.</summary>
public enum CoefficientEncoding
{
    /// <summary>As the number it is.</summary>
    Plain,

    /// <summary>Logarithm of its size and its sign.</summary>
    Logarithmic,
}
