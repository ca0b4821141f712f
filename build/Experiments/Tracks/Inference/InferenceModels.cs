using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Graph;
using Lorentz.Lab.Models;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Every model of the width scan, of the scan of two layers, and of the hybrid extrapolators.</summary>
internal static class InferenceModels
{
    /// <summary>Family of the width scan.</summary>
    public const string OneLayer = "one layer";

    /// <summary>Family of the scan of two layers.</summary>
    public const string TwoLayers = "two layers";

    /// <summary>The targets they are read from.</summary>
    public static ImmutableArray<string> Inputs { get; } = [WidthScanWeightsTarget.Name, TwoLayerScanTarget.Name, HybridWeightsTarget.Name];

    /// <summary>The models, networks first.</summary>
    public static ImmutableArray<InferenceModel> All(TargetRun run) =>
    [
        .. WidthScanWeightsTarget.Models.Select(name =>
        {
            var model = TrackNetworkFile.Read(run.ArtifactOf(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(name)));
            return new InferenceModel(name, OneLayer, new LearnedExtrapolator(name, model), new(DeepNetwork.Of(model.Network), model.Formulation, model.Domain));
        }),
        .. TwoLayerScanTarget.Models.Select(name =>
        {
            var model = TwoLayerScanTarget.Read(run, name);
            return new InferenceModel(name, TwoLayers, Packed.Extrapolator(name, model), model);
        }),
        .. RaceContenders.Marches.Make(run).Concat(RaceContenders.Defects.Make(run))
            .Select(entry => new InferenceModel(entry.Name, entry.Family, entry.Extrapolator, null)),
    ];
}
