using Lorentz.Build.Graph;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>More of the tracks that are hardest to learn.</summary>
internal static class SlowTracks
{
    private const int Block = 1024;
    private const ulong Stream = 900;

    /// <summary>Draws slow tracks of the dataset's problem.</summary>
    public static ArrayRows<float> Draw(TargetRun run, long count)
    {
        var generator = new SampleGenerator<PointSourceField>(
            new TrackPopulation { Highest = Momentum.FromGeV(run.Real("slow-momentum")) },
            PointSourceField.LhcbDipole, DormandPrince8.Tableau, run.Real("chart-step"), 0);
        var stream = new RandomStream((ulong)run.Long("chart-seed"), Stream);
        var (segments, deviations) = (new float[count * Segment.Columns], new float[count * Deviation.Columns]);
        using var stage = run.Stage("slow tracks", count);
        FixedOrder.Run(FixedOrder.ChunkCount(count, Block), run.Threads, index =>
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var (first, length) = FixedOrder.Chunk(count, Block, index);
            var block = generator.Generate(stream, first, length);
            Copy(block.Segments, segments, first * Segment.Columns);
            Copy(block.Deviations, deviations, first * Deviation.Columns);
            stage.Advance(length);
        });
        return new(segments, deviations);
    }

    private static void Copy(double[] source, float[] target, long start)
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[start + i] = (float)source[i];
        }
    }
}
