using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Prefixes;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>One row of a table on learning recurrences from examples.</summary>
/// <param name="Experiment">Number of the journal's experiment, or "ours".</param>
/// <param name="Equation">The equation whose recurrence is learned.</param>
/// <param name="Model">The model.</param>
/// <param name="Range">The examples; others of the same kind judge it.</param>
/// <param name="Recipe">How it learns.</param>
internal sealed record PrefixCase(string Experiment, LinearEquation Equation, CoefficientModel Model, PrefixRange Range, PrefixRecipe Recipe)
{
    /// <summary>The journal's loss on the examples.</summary>
    public double? Journal { get; init; }

    /// <summary>Examples from the equation's own solution instead of random prefixes.</summary>
    public bool IsKnownSeries { get; init; }

    /// <summary>N, if the trained model is to be rolled out from the exact first coefficients of the equation's solution.</summary>
    public int? RollTo { get; init; }

    /// <summary>Seeds to train with; null for the target's own number.</summary>
    public int? MostSeeds { get; init; }
}
