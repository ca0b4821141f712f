using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Fits the charts of the study; tracks are drawn once for all that share them.</summary>
internal sealed class ChartTraining(TargetRun run, TrainingDomain domain)
{
    private readonly Dictionary<bool, ImmutableArray<PlaneTracks>> tracks = [];

    /// <summary>Fits one.</summary>
    public TrackChart Fit(ChartRecipe recipe)
    {
        var degree = run.Integers("chart-degrees")[(int)recipe.Size];
        var shape = new ChartShape(degree, degree, degree, recipe.VertexShare);
        var parts = Tracks(recipe.HasSlowTracks);
        var spacing = ChartTracks.Spacing(run);
        if (recipe.IsCoarse)
        {
            parts = [.. parts.Where(part => part.Planes > 1).Select(part => part.EveryOther())];
            spacing *= 2;
        }

        using var stage = run.Stage($"fitting {recipe.Name}, {shape.Terms} terms", parts.Max(part => part.Planes));
        return ChartFit.Fit(parts, shape, ChartTracks.StartZ, spacing, recipe.WeightPower, domain, run.Threads, () =>
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            stage.Advance(1);
        });
    }

    private ImmutableArray<PlaneTracks> Tracks(bool slow)
    {
        if (!tracks.TryGetValue(slow, out var drawn))
        {
            drawn = ChartTracks.Draw(run, slow);
            tracks.Add(slow, drawn);
        }

        return drawn;
    }
}
