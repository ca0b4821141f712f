using System.Collections.Immutable;
using Lorentz.Build.Experiments.Numerics;
using Lorentz.Build.Experiments.Propagation;
using Lorentz.Build.Experiments.Sequences;
using Lorentz.Build.Experiments.Series;
using Lorentz.Build.Experiments.Tracks;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Export;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Experiments.Tracks.Inference;
using Lorentz.Build.Experiments.Tracks.Jacobians;
using Lorentz.Build.Experiments.Tracks.Leaderboard;
using Lorentz.Build.Experiments.Tracks.Pinn;
using Lorentz.Build.Experiments.Tracks.Pure;
using Lorentz.Build.Experiments.Tracks.Quantisation;
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
        MatrixSpeedTarget.Target,
        DatasetTarget.Target,
        DatasetThroughputTarget.Target,
        BaselinesTarget.Target,
        WidthScanWeightsTarget.Target,
        WidthScanTarget.Target,
        WeakFieldTarget.Target,
        HiddenStartTarget.Target,
        LossScalingTarget.Target,
        BinnedStepTarget.Target,
        EnsembleTarget.Target,
        TwoLayerScanTarget.Target,
        ActivationScanTarget.Target,
        DepthScanTarget.Target,
        FixedStepTarget.Target,
        FilmConditioningTarget.Target,
        RkPinnLeaderboardTarget.Target,
        PinnLinearityTarget.Target,
        PinnEndpointOnlyTarget.Target,
        PinnZFractionTarget.Target,
        PinnQuadraticTarget.Target,
        PinnLossTarget.Target,
        PinnHeadToHeadTarget.Target,
        CollocationScanTarget.Target,
        SkipNormalisationTarget.Target,
        PureNetworksWeightsTarget.Target,
        PureNetworksTarget.Target,
        HybridWeightsTarget.Target,
        HybridTarget.Target,
        HybridAnywhereTarget.Target,
        ParetoTarget.Target,
        InferenceBenchmarkTarget.Target,
        ExportTarget.Target,
        JacobiansTarget.Target,
        QuantisationTarget.Target,
        FindingsTarget.Target,
        SequenceBaselinesTarget.Target,
        SequenceLengthTarget.Target,
        SequenceFixesTarget.Target,
        SequenceOverfitTarget.Target,
        SequenceFamiliesTarget.Target,
        SequenceSolvedTarget.Target,
        SequenceFindingsTarget.Target,
        SeriesDirectTarget.Target,
        SeriesArchitecturesTarget.Target,
        SeriesNormalisationTarget.Target,
        SeriesBoundaryTarget.Target,
        SeriesTrainingTarget.Target,
        SeriesWeightsTarget.Target,
        SeriesGeneralisationTarget.Target,
        SeriesRepresentationTarget.Target,
        SeriesRecurrenceTarget.Target,
        SeriesScalingTarget.Target,
        SeriesSolvedTarget.Target,
        SeriesFindingsTarget.Target,
    ];

    /// <summary>The experiments, the group of them all, and the housekeeping.</summary>
    public static ImmutableArray<Target> All { get; } =
    [
        .. Experiments,
        Group("Tracks", "Tracks", "The whole track study", [.. Experiments.Where(target => target.Study == TrackCode.Study).Select(target => target.Name)]),
        Group("Sequences", SequenceCode.Study, "The whole sequence study", [.. Experiments.Where(target => target.Study == SequenceCode.Study).Select(target => target.Name)]),
        Group("Series", SeriesCode.Study, "The whole series study", [.. Experiments.Where(target => target.Study == SeriesCode.Study).Select(target => target.Name)]),
        Group("All", "Everything", "Every experiment", [.. Experiments.Where(target => !target.IsGroup && !target.AlwaysRun).Select(target => target.Name)]),
        PropagateTarget.Target,
        SolveSeriesTarget.Target,
        Housekeeping.Test,
        Housekeeping.AcceptSnapshots,
    ];

    private static Target Group(string name, string study, string summary, ImmutableArray<string> inputs) =>
        new() { Name = name, Study = study, Summary = summary, Inputs = inputs };
}
