using System.Collections.Immutable;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>What the targets of the track study have in common.</summary>
internal static class TrackCode
{
    /// <summary>Heading of the study in <c>--list</c>.</summary>
    public const string Study = "Tracks";

    /// <summary>Sources that decide where a track goes.</summary>
    public static ImmutableArray<string> Physics { get; } = ["src/Lorentz.Numerics", "src/Lorentz.Physics"];

    /// <summary>Sources that decide what a dataset holds.</summary>
    public static ImmutableArray<string> Sampling { get; } =
        [.. Physics, "src/Lorentz.Tracks/Sampling", "src/Lorentz.Lab/Datasets", "src/Lorentz.Lab/Arrays"];

    /// <summary>Sources that decide what a network learns.</summary>
    public static ImmutableArray<string> Learning { get; } = [
        .. Sampling, "src/Lorentz.Learning", "src/Lorentz.Tracks", "src/Lorentz.Lab/Training", "src/Lorentz.Lab/Models",
        "build/Experiments/Tracks/StagedTraining.cs", "build/Experiments/Tracks/TrainingRecipe.cs",
    ];
}
