using System.Globalization;
using Lorentz.Build.Experiments.Tracks.Deep;
using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Exports.CHeader;
using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Exports.PlanBinary;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>Writes a trained model in every form that it has.</summary>
internal static class ExportFiles
{
    // Regions of momentum and of step length that errors are told for.
    private const int MomentumRegions = 6;
    private const int StepRegions = 4;

    /// <summary>Writes a model's files.</summary>
    /// <param name="run">The running target.</param>
    /// <param name="source">The trained model.</param>
    /// <param name="tracks">Test tracks that its errors are measured on.</param>
    public static ExportedModel Write(TargetRun run, ExportSource source, TestTracks tracks)
    {
        var file = SafeTensors.Read(source.PathIn(run));
        var words = new DeploymentWords(source.Name, $"lorentz, target {source.Target}") { Coarse = source.Coarse };
        var bare = DeployedModelFile.Undeployed(file, words);
        var errors = ErrorRegions.Measure(bare.Extrapolator, bare.Domain, tracks, MomentumRegions, StepRegions, run.Threads);
        var path = run.Artifact($"{source.Name}.safetensors");
        DeployedModelFile.Write(path, file, words, errors);
        var deployed = DeployedModelFile.Read(path);

        var (single, deep) = Networks(run, source);
        var network = deep ?? (single is null ? null : new(DeepNetwork.Of(single.Network), single.Formulation, single.Domain));
        var exported = new ExportedModel(source, deployed, network);
        if (source.HasGraph)
        {
            OnnxExport.Write(run.Artifact(exported.GraphFile), source.Name, network!);
        }

        if (source.HasHeader)
        {
            var comments = Comments(source, errors);
            if (single is not null)
            {
                CHeaderFile.Write(run.Artifact(exported.HeaderFile), exported.Identifier, single, comments);
            }
            else
            {
                CHeaderFile.Write(run.Artifact(exported.HeaderFile), exported.Identifier, deep!, comments);
            }
        }

        if (source.HasPlanBinary)
        {
            PlanBinaryFile.Write(run.Artifact(exported.PlanFile), PlanNetwork.Of(network!));
        }

        return exported;
    }

    // What has a graph is a network of one layer or of several.
    private static (TrackNetwork? Single, DeepTrackNetwork? Deep) Networks(TargetRun run, ExportSource source) =>
        !source.HasGraph ? (null, null)
        : source.Target == TwoLayerScanTarget.Name ? (null, DeepTrackNetworkFile.Read(source.PathIn(run)))
        : (TrackNetworkFile.Read(source.PathIn(run)), null);

    // What a reader of the header needs to know of its errors.
    private static IEnumerable<string> Comments(ExportSource source, ErrorRegions errors)
    {
        yield return $"Trained by target {source.Target}. Errors on test tracks, position sqrt(dx^2 + dy^2) in mm (median, 95th percentile), slope (rms):";
        for (var row = 0; row < errors.Rows; row++)
        {
            for (var column = 0; column < errors.Columns; column++)
            {
                var region = errors[row, column];
                yield return region.Tracks == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"  {errors.Momenta[row]:G4} to {errors.Momenta[row + 1]:G4} GeV/c, |dz| {errors.Steps[column]:G4} to {errors.Steps[column + 1]:G4} mm: no test track")
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {errors.Momenta[row]:G4} to {errors.Momenta[row + 1]:G4} GeV/c, |dz| {errors.Steps[column]:G4} to {errors.Steps[column + 1]:G4} mm: {region.Median:G3}, {region.Percentile95:G3}, {region.SlopeRmse:G3} ({region.Tracks} tracks)");
            }
        }
    }
}
