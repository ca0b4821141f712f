namespace Lorentz.Learning.Activations;

/// <summary>The activations a network may have, as data (the numbers are written to files: never renumber).</summary>
public enum ActivationKind
{
    /// <summary>f(z) = z / (1 + exp(-z)), the sigmoid linear unit (Elfwing, Uchibe, Doya 2018, eq. 7).</summary>
    Silu = 1,
}
