namespace Lorentz.Learning.Activations;

/// <summary>The activations a network may have, as data (the numbers are written to files: never renumber).</summary>
public enum ActivationKind
{
    /// <summary>f(z) = z / (1 + exp(-z)), the sigmoid linear unit (Elfwing, Uchibe, Doya 2018, eq. 7).</summary>
    Silu = 1,

    /// <summary>f(z) = max(z, 0).</summary>
    Relu = 2,

    /// <summary>f(z) = z Phi(z) with the normal distribution function Phi.</summary>
    Gelu = 3,

    /// <summary>f(z) = tanh z.</summary>
    Tanh = 4,

    /// <summary>f(z) = z s(z) with the sigmoid s.</summary>
    Swish1 = 5,

    /// <summary>f(z) = 1 / (1 + exp(-z)).</summary>
    Sigmoid = 6,

    /// <summary>f(z) = z.</summary>
    Identity = 7,
}
