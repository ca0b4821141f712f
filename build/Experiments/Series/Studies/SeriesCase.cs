using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series.Studies;

/// <summary>One row of a table: an equation, a model, and how it is trained.</summary>
/// <param name="Experiment">Number of the journal's experiment, or "ours".</param>
/// <param name="Equation">The equation on its interval.</param>
/// <param name="Model">The model.</param>
/// <param name="Terms">Largest index N of a coefficient.</param>
/// <param name="Points">Collocation points.</param>
/// <param name="Recipe">How the weights are found.</param>
internal sealed record SeriesCase(string Experiment, LinearEquation Equation, CoefficientModel Model, int Terms, int Points, TrainingRecipe Recipe)
{
    /// <summary>Weight of the conditions.</summary>
    public double BoundaryWeight { get; init; } = 100;

    /// <summary>Weight of the recurrence.</summary>
    public double RecurrenceWeight { get; init; } = 100;

    /// <summary>Both weights in words.</summary>
    public string Weights => SeriesTable.Weights(BoundaryWeight, RecurrenceWeight);

    /// <summary>Where the first coefficients come from.</summary>
    public SeedRule Seeds { get; init; } = SeedRule.Autoregressive;

    /// <summary>The journal's loss for this row.</summary>
    public double? Journal { get; init; }

    /// <summary>Seeds to train with; null for the target's own number.</summary>
    public int? MostSeeds { get; init; }

    /// <summary>The training from which this one starts, where it does not start afresh: another case of the same model.</summary>
    public SeriesCase? After { get; init; }

    /// <summary>The case with a share of its steps.</summary>
    public SeriesCase Scaled(double share) => this with { Recipe = Recipe.Scaled(share), After = After?.Scaled(share) };
}
