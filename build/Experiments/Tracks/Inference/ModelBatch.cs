using Lorentz.Lab.Timing;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Batches of test tracks through an extrapolator's public contract, one batch a call on one thread.</summary>
internal static class ModelBatch
{
    /// <summary>A contender of one batch again and again; times are per track.</summary>
    /// <param name="name">Name in tables.</param>
    /// <param name="extrapolator">What carries the tracks.</param>
    /// <param name="tracks">Tracks to take from, repeated where there are too few.</param>
    /// <param name="size">Tracks of a batch.</param>
    public static Contender Contender(string name, Extrapolator extrapolator, TestTracks tracks, int size)
    {
        var (states, z0, z1) = Take(tracks, size);
        var ends = TrackColumns.Allocate(size);
        var statuses = new ExtrapolationStatus[size];
        return new(
            name,
            repetitions =>
            {
                var checksum = 0.0;
                for (var i = 0; i < repetitions; i++)
                {
                    extrapolator.ExtrapolateBatch(states, z0, z1, ends, statuses);
                    checksum += ends.Tx[0];
                }

                return checksum;
            },
            size);
    }

    /// <summary>The first tracks, from the start again where there are too few.</summary>
    public static (TrackColumns States, double[] Z0, double[] Z1) Take(TestTracks tracks, int size)
    {
        var states = TrackColumns.Allocate(size);
        for (var i = 0; i < size; i++)
        {
            states[i] = tracks.Columns[i % tracks.Count];
        }

        return (states, Repeat(tracks.Z0, size), Repeat(tracks.Z1, size));
    }

    private static double[] Repeat(double[] values, int size) => [.. Enumerable.Range(0, size).Select(i => values[i % values.Length])];
}
