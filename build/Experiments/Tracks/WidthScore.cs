using System.Collections.Immutable;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>How one network of the scan did on the test set.</summary>
/// <param name="Name">Formulation and width.</param>
/// <param name="Model">The trained network.</param>
/// <param name="Extrapolator">The network behind the common contract.</param>
/// <param name="All">Errors over the whole test set.</param>
/// <param name="Quartiles">Errors by momentum, slowest quarter first.</param>
/// <param name="PlanTest">Errors over the first 100 test tracks, as many as the plan used.</param>
/// <param name="Flagged">Test tracks outside the training domain.</param>
internal sealed record WidthScore(
    string Name, TrackNetwork Model, LearnedExtrapolator Extrapolator, ErrorSummary All, ImmutableArray<ErrorSummary> Quartiles, ErrorSummary PlanTest, int Flagged)
{
    /// <summary>Neurons of the hidden layer.</summary>
    public int Width => Model.Network.Shape.Width;

    /// <summary>absolute or residual.</summary>
    public string Formulation => Model.Formulation.Name;
}
