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

    /// <summary>1/sqrt: a square root and a division, each correctly rounded.</summary>
    InverseSquareRoot,
}
