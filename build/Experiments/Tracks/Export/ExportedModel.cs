using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>A model that was exported, with what the proof needs.</summary>
/// <param name="Source">Where it comes from, and which forms it has.</param>
/// <param name="Model">The deployed model, as read back from its file.</param>
/// <param name="Network">The network where all of it is one, as one of several layers; else null.</param>
internal sealed record ExportedModel(ExportSource Source, DeployedModel Model, DeepTrackNetwork? Network)
{
    /// <summary>Name of its files, without ending.</summary>
    public string Name => Source.Name;

    /// <summary>File of the model itself.</summary>
    public string TensorFile => $"{Name}.safetensors";

    /// <summary>File of the ONNX graph.</summary>
    public string GraphFile => $"{Name}.onnx";

    /// <summary>File of the C header.</summary>
    public string HeaderFile => $"{Name}.h";

    /// <summary>File of the plan's layout.</summary>
    public string PlanFile => $"{Name}.bin";

    /// <summary>What every identifier of the header begins with.</summary>
    public string Identifier => Name.Replace('-', '_');
}
