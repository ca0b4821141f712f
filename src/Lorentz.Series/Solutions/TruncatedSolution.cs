using System.Collections.Immutable;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Series.Solutions;

/// <summary>
/// The polynomial of degree N whose coefficients obey the recurrence exactly and which satisfies the conditions itself:
/// the best that a model can do whose roll-out is the recurrence. What its loss leaves is the truncation floor.
/// </summary>
public sealed record TruncatedSolution
{
    private TruncatedSolution(ImmutableArray<Rational> exact)
    {
        Exact = exact;
        Coefficients = [.. exact.Select(value => value.ToDouble())];
    }

    /// <summary>N + 1 exact coefficients.</summary>
    public ImmutableArray<Rational> Exact { get; }

    /// <summary>The same, rounded to the nearest double.</summary>
    public ImmutableArray<double> Coefficients { get; }

    /// <summary>Computes it.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">N, at least the order.</param>
    public static SolutionOutcome<TruncatedSolution> Of(LinearEquation equation, int last)
    {
        var faults = EquationFaults.OfForm(equation);
        if (faults.Length > 0)
        {
            return new(null, faults);
        }

        var series = AffineSeries.Of(equation, last);
        return BoundarySystem.Of(equation, series).Seeds is { } seeds
            ? new(new TruncatedSolution(series.At(seeds)), [])
            : new(null, [EquationFaults.Undetermined(equation)]);
    }
}
