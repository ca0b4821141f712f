using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>The tracks that charts are fitted to: as many for every length but the last, half of them slow.</summary>
internal static class ChartTracks
{
    /// <summary>Start plane in mm, as in the dataset.</summary>
    public const double StartZ = 770;

    private const double LastDz = 12000;

    // The last plane is reached by no longer tracks: alone it would have the fewest equations of all.
    private const int LastPlaneFactor = 4;

    // Streams of the dataset end below this; slow tracks come a thousand behind their plane's.
    private const ulong FirstStream = 1000;
    private const ulong SlowStreams = 1000;

    /// <summary>Distance of the planes in mm.</summary>
    public static double Spacing(TargetRun run) => LastDz / run.Integer("chart-planes");

    /// <summary>Draws the tracks of all momenta and, where asked for, replaces half of them by slow ones.</summary>
    public static ImmutableArray<PlaneTracks> Draw(TargetRun run, bool slow)
    {
        var planes = run.Integer("chart-planes");
        using var stage = run.Stage(slow ? "chart tracks, half slow" : "chart tracks", planes);
        var parts = ImmutableArray.CreateBuilder<PlaneTracks>();
        for (var plane = 1; plane <= planes; plane++)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var count = run.Integer("chart-tracks") * (plane == planes ? LastPlaneFactor : 1);
            var stream = FirstStream + (ulong)plane;
            parts.Add(Draw(run, new TrackPopulation(), plane, stream, slow ? count / 2 : count));
            if (slow)
            {
                var population = new TrackPopulation { Highest = Momentum.FromGeV(run.Real("slow-momentum")) };
                parts.Add(Draw(run, population, plane, stream + SlowStreams, count - (count / 2)));
            }

            stage.Advance(1);
        }

        return parts.ToImmutable();
    }

    private static PlaneTracks Draw(TargetRun run, TrackPopulation population, int planes, ulong stream, int count) => PlaneTracks.Draw(
        population, PointSourceField.LhcbDipole, StartZ, Spacing(run), planes, run.Real("chart-step"),
        new RandomStream((ulong)run.Long("chart-seed"), stream), count, run.Threads);
}
