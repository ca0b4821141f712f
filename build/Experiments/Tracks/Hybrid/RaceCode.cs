using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>Sources that decide the outcome of a race.</summary>
internal static class RaceCode
{
    /// <summary>Folders and files.</summary>
    public static ImmutableArray<string> Files { get; } =
    [
        .. TrackCode.Learning, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/Hybrid", "build/Experiments/Tracks/ClassicalSuite.cs",
        "build/Experiments/Tracks/ExtrapolatorContender.cs", "build/Experiments/Tracks/FastField.cs",
    ];
}
