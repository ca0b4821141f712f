using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Experiments.Tracks.Hybrid;
using Lorentz.Build.Experiments.Tracks.Pure;
using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
using Lorentz.Tracks.Marching;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>A trained model that leaves the laboratory.</summary>
/// <param name="Target">The target that trained it.</param>
/// <param name="File">Its file among that target's artifacts.</param>
/// <param name="Coarse">The classical extrapolator that it corrects; empty for a model that stands alone.</param>
internal sealed record ExportSource(string Target, string File, string Coarse = "")
{
    /// <summary>Whether all of it is a network, which has an ONNX graph.</summary>
    public bool HasGraph { get; init; }

    /// <summary>Whether there is a C header: a compiler takes minutes for networks of millions of numbers.</summary>
    public bool HasHeader { get; init; }

    /// <summary>Whether there is a file of the plan's layout, which knows end states of six inputs only.</summary>
    public bool HasPlanBinary { get; init; }

    /// <summary>Every trained model of the track study that has a file.</summary>
    public static ImmutableArray<ExportSource> All { get; } =
    [
        .. WidthScanWeightsTarget.Models.Select(model => new ExportSource(WidthScanWeightsTarget.Name, WidthScanWeightsTarget.FileOf(model))
        {
            HasGraph = true, HasHeader = true, HasPlanBinary = model.StartsWith("absolute", StringComparison.Ordinal),
        }),
        .. TwoLayerScanTarget.Files.Select(file => new ExportSource(TwoLayerScanTarget.Name, file)
        {
            HasGraph = true, HasHeader = file.Contains("-256", StringComparison.Ordinal),
        }),
        .. MarchSpecification.All.Select(march => new ExportSource(HybridWeightsTarget.Name, march.File)),

        // A network on a march would need two files; the others carry the name of what they correct.
        .. DefectSpecification.All.Where(defect => CoarseExtrapolator.Parse(defect.Coarse) is not null)
            .Select(defect => new ExportSource(HybridWeightsTarget.Name, defect.File, defect.Coarse)),
        .. PureRecipes.All.Select(recipe => new ExportSource(PureNetworksWeightsTarget.Name, recipe.File)
        {
            HasGraph = IsNetwork(recipe), HasHeader = IsNetwork(recipe),
        }),
    ];

    /// <summary>Name of the exported files, without ending.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(File);

    /// <summary>The files that are written.</summary>
    public IEnumerable<string> Files =>
    [
        $"{Name}.safetensors", .. HasGraph ? [$"{Name}.onnx"] : (string[])[], .. HasHeader ? [$"{Name}.h"] : (string[])[],
        .. HasPlanBinary ? [$"{Name}.bin"] : (string[])[],
    ];

    /// <summary>Path of the trained model.</summary>
    public string PathIn(TargetRun run) => run.ArtifactOf(Target, File);

    // A network that mends a chart is no network alone.
    private static bool IsNetwork(PureRecipe recipe) => recipe is NetworkRecipe { Inputs: not NetworkInputs.ChartRemainder };
}
