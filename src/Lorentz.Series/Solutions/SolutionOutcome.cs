using System.Collections.Immutable;
using Lorentz.Series.Equations;

namespace Lorentz.Series.Solutions;

/// <summary>A solution, or why there is none.</summary>
/// <typeparam name="T">What a success gives.</typeparam>
/// <param name="Solution">The solution; none where there are faults.</param>
/// <param name="Faults">What is wrong; empty where there is a solution.</param>
public sealed record SolutionOutcome<T>(T? Solution, ImmutableArray<EquationFault> Faults)
    where T : class
{
    /// <summary>The solution.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message is that of the faults.</exception>
    public T Required => Solution ?? throw new InvalidOperationException(string.Join("; ", Faults.Select(fault => fault.Message)));
}
