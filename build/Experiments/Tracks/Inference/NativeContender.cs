using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Peers.Native;
using Lorentz.Lab.Timing;
using Lorentz.Lab.Weights;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>A model in the native library, as its users have it: a deployed file, opened and called through the C interface.</summary>
internal static class NativeContender
{
    /// <summary>Opens a model; null where there is no library or no file.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="model">The model.</param>
    /// <param name="library">Path of the library, or null.</param>
    /// <param name="tracks">What its errors are measured on.</param>
    public static NativeLibraryModel? Open(TargetRun run, InferenceModel model, string? library, TestTracks tracks)
    {
        if (library is null || model.File is null)
        {
            return null;
        }

        var (file, words) = (SafeTensors.Read(model.File), new DeploymentWords(model.Name, "lorentz") { Coarse = model.Coarse });
        var (extrapolator, domain) = DeployedModelFile.Undeployed(file, words);
        var path = run.Checkpoint("deployed.safetensors");
        DeployedModelFile.Write(path, file, words, ErrorRegions.Measure(extrapolator, domain, tracks, 2, 2, run.Threads));
        return new(library, path);
    }

    /// <summary>One track a call.</summary>
    public static Contender Single(NativeLibraryModel model, TestTracks tracks)
    {
        double[][] states = [.. tracks.Segments.Select(segment => new[] { segment.X, segment.Y, segment.Tx, segment.Ty, segment.Qop })];
        var (end, next) = (new double[5], 0);
        return new(Engines.Native, repetitions =>
        {
            var checksum = 0.0;
            for (var i = 0; i < repetitions; i++)
            {
                model.Extrapolate(states[next], tracks.Z0[next], tracks.Z1[next], end);
                checksum += end[2];
                next = next + 1 == states.Length ? 0 : next + 1;
            }

            return checksum;
        });
    }

    /// <summary>Many tracks a call; times are per track.</summary>
    public static Contender Many(NativeLibraryModel model, TestTracks tracks, int size)
    {
        var (states, z0, z1) = ModelBatch.Take(tracks, size);
        var (ends, statuses) = (TrackColumns.Allocate(size), new byte[size]);
        return new(
            Engines.Native,
            repetitions =>
            {
                var checksum = 0.0;
                for (var i = 0; i < repetitions; i++)
                {
                    model.ExtrapolateMany(states, z0, z1, ends, statuses);
                    checksum += ends.Tx[0];
                }

                return checksum;
            },
            size);
    }
}
