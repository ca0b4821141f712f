using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
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
            var file = run.ArtifactOf(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(name));
            var model = TrackNetworkFile.Read(file);
            return new InferenceModel(
                name, OneLayer, new LearnedExtrapolator(name, model), file, "", new(DeepNetwork.Of(model.Network), model.Formulation, model.Domain));
        }),
        .. TwoLayerScanTarget.Models.Zip(TwoLayerScanTarget.Files).Select(names =>
        {
            var model = TwoLayerScanTarget.Read(run, names.First);
            return new InferenceModel(
                names.First, TwoLayers, Packed.Extrapolator(names.First, model), run.ArtifactOf(TwoLayerScanTarget.Name, names.Second), "", model);
        }),
        .. RaceContenders.Marches.Make(run).Zip(MarchSpecification.All)
            .Select(pair => Of(run, pair.First, pair.Second.File, "")),

        // The native library knows a classical extrapolator by name; a march below a network would be a second file.
        .. RaceContenders.Defects.Make(run).Zip(DefectSpecification.All)
            .Select(pair => Of(run, pair.First, CoarseExtrapolator.Parse(pair.Second.Coarse) is null ? null : pair.Second.File, pair.Second.Coarse)),
    ];

    private static InferenceModel Of(TargetRun run, RaceEntry entry, string? file, string coarse) => new(
        entry.Name, entry.Family, entry.Extrapolator, file is null ? null : run.ArtifactOf(HybridWeightsTarget.Name, file), coarse, null);
}
