using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>A contender with its errors and its times.</summary>
/// <param name="Entry">The contender.</param>
/// <param name="Errors">Errors on the test set.</param>
/// <param name="Flagged">Tracks with a status other than ok.</param>
/// <param name="Single">Time of one track.</param>
/// <param name="Batch">Time of a track in a batch.</param>
internal sealed record RaceScore(RaceEntry Entry, ErrorSummary Errors, int Flagged, TimingResult Single, TimingResult Batch)
{
    /// <summary>Median time in ns, of one track or in a batch; a batch may also be carried track by track, where that is faster.</summary>
    public double Time(bool batched) => batched ? Math.Min(Batch.Median, Single.Median) : Single.Median;
}
