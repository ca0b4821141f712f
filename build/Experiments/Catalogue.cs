using System.Collections.Immutable;
using Lorentz.Build.Experiments.Numerics;
using Lorentz.Build.Experiments.Propagation;
using Lorentz.Build.Experiments.Tracks;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Experiments;

/// <summary>Every target there is.</summary>
public static class Catalogue
{
    /// <summary>The experiments, study by study.</summary>
    private static ImmutableArray<Target> Experiments { get; } =
    [
        ElementaryAccuracyTarget.Target,
        ReferenceTruthTarget.Target,
        DatasetTarget.Target,
        DatasetThroughputTarget.Target,
        BaselinesTarget.Target,
        WidthScanWeightsTarget.Target,
        WidthScanTarget.Target,
        HybridWeightsTarget.Target,
        HybridTarget.Target,
        ParetoTarget.Target,
    ];

    /// <summary>The experiments, the group of them all, and the housekeeping.</summary>
    public static ImmutableArray<Target> All { get; } =
    [
        .. Experiments,
        Group("Tracks", "Tracks", "The whole track study", [.. Experiments.Where(target => target.Study == TrackCode.Study).Select(target => target.Name)]),
        Group("All", "Everything", "Every experiment", [.. Experiments.Where(target => !target.IsGroup && !target.AlwaysRun).Select(target => target.Name)]),
        PropagateTarget.Target,
        Housekeeping.Test,
        Housekeeping.AcceptSnapshots,
    ];

    private static Target Group(string name, string study, string summary, ImmutableArray<string> inputs) =>
        new() { Name = name, Study = study, Summary = summary, Inputs = inputs };
}
