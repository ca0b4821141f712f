using System.Collections.Immutable;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>How one model did on the test set.</summary>
/// <param name="Recipe">What it is.</param>
/// <param name="Model">The model.</param>
/// <param name="All">Errors over the whole test set.</param>
/// <param name="Quartiles">Errors by momentum, slowest quarter first.</param>
/// <param name="Halves">Errors by dz, up to and beyond the middle of the magnet's far side.</param>
/// <param name="Flagged">Test tracks outside the training domain.</param>
internal sealed record PureScore(
    PureRecipe Recipe, PureModel Model, ErrorSummary All, ImmutableArray<ErrorSummary> Quartiles, ImmutableArray<ErrorSummary> Halves, int Flagged)
{
    /// <summary>dz in mm that parts the halves.</summary>
    public const double MiddleDz = 6000;
}
