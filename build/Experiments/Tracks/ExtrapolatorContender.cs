using Lorentz.Lab.Timing;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>How an extrapolator is timed: through its public contract, over tracks of the test set in turn.</summary>
internal static class ExtrapolatorContender
{
    // Tracks of a batch: enough to fill any kernel, few enough to stay in the second-level cache.
    private const int BatchSize = 1024;

    // Hundreds of steps a track: a batch of these is long enough with fewer tracks.
    private const int SlowBatchSize = 32;
    private const int SlowFieldEvaluations = 300;

    /// <summary>One track a call.</summary>
    public static Contender Single(string name, Extrapolator extrapolator, TestTracks tracks)
    {
        var states = Enumerable.Range(0, tracks.Count).Select(i => tracks.Columns[i]).ToArray();
        var next = 0;
        return new Contender(name, repetitions =>
        {
            var checksum = 0.0;
            for (var i = 0; i < repetitions; i++)
            {
                var end = extrapolator.Extrapolate(states[next], new(tracks.Z0[next]), new(tracks.Z1[next]));
                checksum += end.State.Tx;
                next = next + 1 == states.Length ? 0 : next + 1;
            }

            return checksum;
        });
    }

    /// <summary>A batch a call, on one thread; times are per track.</summary>
    public static Contender Batch(string name, Extrapolator extrapolator, TestTracks tracks, int most = BatchSize)
    {
        var evaluations = extrapolator.FieldEvaluations(new(tracks.Z0[0]), new(tracks.Z0[0] + 6000));
        var size = Math.Min(evaluations > SlowFieldEvaluations ? SlowBatchSize : most, tracks.Count);
        var batches = Enumerable.Range(0, tracks.Count / size).Select(batch => tracks.Columns.Slice(batch * size, size)).ToArray();
        var ends = TrackColumns.Allocate(size);
        var statuses = new ExtrapolationStatus[size];
        var next = 0;
        return new Contender(
            name,
            repetitions =>
            {
                var checksum = 0.0;
                for (var i = 0; i < repetitions; i++)
                {
                    extrapolator.ExtrapolateBatch(
                        batches[next], tracks.Z0.AsSpan(next * size, size), tracks.Z1.AsSpan(next * size, size), ends, statuses);
                    checksum += ends.Tx[0];
                    next = next + 1 == batches.Length ? 0 : next + 1;
                }

                return checksum;
            },
            size);
    }
}
