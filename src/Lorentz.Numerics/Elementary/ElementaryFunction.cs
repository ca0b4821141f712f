namespace Lorentz.Numerics.Elementary;

/// <summary>The elementary functions of this project, by name.</summary>
public enum ElementaryFunction
{
    /// <summary><see cref="Elementary.Exponential"/>.</summary>
    Exponential,

    /// <summary><see cref="Elementary.Logarithm"/>.</summary>
    Logarithm,

    /// <summary><see cref="Elementary.HyperbolicTangent"/>.</summary>
    HyperbolicTangent,

    /// <summary><see cref="Trigonometric.Sine(double)"/>.</summary>
    Sine,

    /// <summary><see cref="Trigonometric.Cosine(double)"/>.</summary>
    Cosine,

    /// <summary><see cref="Elementary.ErrorFunction"/>.</summary>
    ErrorFunction,

    /// <summary><see cref="Elementary.InverseSquareRoot"/> in double, 1/sqrt in two roundings in float.</summary>
    InverseSquareRoot,
}
