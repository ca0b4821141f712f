namespace Lorentz.Bits;

/// <summary>A named computation whose result bits must not depend on the processor or on the number of threads.</summary>
/// <param name="Name">Lower case, words joined by hyphens.</param>
/// <param name="Run">From a number of threads to the <see cref="BitHash"/> of all results.</param>
public sealed record Computation(string Name, Func<int, ulong> Run);
