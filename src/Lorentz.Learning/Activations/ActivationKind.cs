namespace Lorentz.Learning.Activations;

/// <summary>The activations a network may have, as data (the numbers are written to files: never renumber).</summary>
public enum ActivationKind
{
    /// <summary>f(z) = z / (1 + exp(-z)), the sigmoid linear unit (Elfwing, Uchibe, Doya 2018, eq. 7).</summary>
    Silu = 1,

    /// <summary>f(z) = max(z, 0), with f'(0) = 0 (Nair and Hinton 2010).</summary>
    Relu = 2,

    /// <summary>f(z) = z (1 + erf(z / sqrt 2)) / 2, the Gaussian error linear unit, exact (Hendrycks and Gimpel 2016).</summary>
    Gelu = 3,

    /// <summary>f(z) = tanh z.</summary>
    Tanh = 4,

    /// <summary>
    /// f(z) = z / (1 + exp(-beta z)) with beta = 1 (Ramachandran, Zoph, Le 2017): the function of <see cref="Silu"/> under
    /// the name that other studies give it.
    /// </summary>
    Swish1 = 5,

    /// <summary>f(z) = 1 / (1 + exp(-z)).</summary>
    Sigmoid = 6,

    /// <summary>f(z) = z.</summary>
    Identity = 7,
}
