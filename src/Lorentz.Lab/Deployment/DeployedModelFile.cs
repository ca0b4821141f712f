using System.Collections.Immutable;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;

namespace Lorentz.Lab.Deployment;

/// <summary>
/// Deployed models on disk: a model file of the project (safetensors) with its errors by region and the words that a user
/// needs, in one file. What reads the model's own format reads this file too.
/// </summary>
public static class DeployedModelFile
{
    private const string Kind = "a deployed model; export the model again";
    private const string Name = "name";
    private const string Producer = "producer";
    private const string Coarse = "coarse";
    private const string ErrorUnits = "regions.units";
    private const string Units = "momentum GeV/c; step mm; errors median, rmse, 95th percentile of the position in mm, rmse of the slope";
    private const int LongestName = 200;

    /// <summary>Writes a deployed model whole or not at all, after reading it back from memory.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="model">A model file of any of the project's formats, as read; fields of an earlier deployment are replaced.</param>
    /// <param name="words">Its name and producer.</param>
    /// <param name="errors">Its errors by region.</param>
    /// <exception cref="InvalidDataException">The outcome would be no deployed model; the message names the file and what is wrong.</exception>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, TensorFile model, DeploymentWords words, ErrorRegions errors)
    {
        var metadata = model.Metadata.ToDictionary();
        (metadata[Name], metadata[Producer], metadata[ErrorUnits]) = (words.Name, words.Producer, Units);
        metadata.Remove(Coarse);
        if (words.Coarse.Length > 0)
        {
            metadata[Coarse] = words.Coarse;
        }

        if (errors.Problem is { } problem)
        {
            throw new InvalidDataException($"{path}: {problem}.");
        }

        var tensors = model.Tensors.Where(tensor => !tensor.Name.StartsWith(ErrorRegionFields.Prefix, StringComparison.Ordinal))
            .Concat(ErrorRegionFields.Tensors(errors)).ToArray();
        _ = Of(new([.. tensors], metadata.ToImmutableSortedDictionary(StringComparer.Ordinal)), path);
        SafeTensors.Write(path, tensors, metadata);
    }

    /// <summary>The extrapolator and the domain of a model file that has no errors yet: what errors are measured with.</summary>
    /// <param name="model">A model file of any of the project's formats, as read.</param>
    /// <param name="words">Its name, and what it corrects.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message says what is wrong.</exception>
    public static (Extrapolator Extrapolator, TrainingDomain Domain) Undeployed(TensorFile model, DeploymentWords words)
    {
        var metadata = words.Coarse.Length > 0 ? model.Metadata.SetItem(Coarse, words.Coarse) : model.Metadata;
        var file = model with { Metadata = metadata };
        var (_, extrapolator, domain) = Model(file, new(file, words.Name, Kind), words.Name, words.Name);
        return (extrapolator, domain);
    }

    /// <summary>Reads a deployed model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file holds no deployed model; the message names it and what would be valid.</exception>
    /// <exception cref="SafeTensorsException">It is no whole safetensors file; the message names it.</exception>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    public static DeployedModel Read(string path) => Of(SafeTensors.Read(path), path);

    /// <summary>Reads a deployed model from the bytes of its file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file holds no deployed model; the message names it and what would be valid.</exception>
    /// <exception cref="SafeTensorsException">It is no whole safetensors file; the message names it.</exception>
    public static DeployedModel Read(ReadOnlySpan<byte> bytes, string name) => Of(SafeTensors.Parse(bytes, name), name);

    private static DeployedModel Of(TensorFile file, string path)
    {
        var fields = new TensorFields(file, path, Kind);
        var name = fields.Metadata(Name);
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            throw fields.Wrong($"metadata '{Name}' has {name.Length} characters, expected 1 to {LongestName}, none of them a control character.");
        }

        _ = fields.Metadata(Producer);
        RequireFinite(file, fields);
        var (kind, extrapolator, domain) = Model(file, fields, path, name);
        RequireOrder(domain, fields);
        return new(name, kind, extrapolator, domain, ErrorRegionFields.Read(fields));
    }

    private static (string Kind, Extrapolator Extrapolator, TrainingDomain Domain) Model(TensorFile file, TensorFields fields, string path, string name)
    {
        var format = fields.Metadata("format");
        var coarse = file.Metadata.GetValueOrDefault(Coarse);
        if (coarse is not null && format != TrackNetworkFile.Format)
        {
            throw fields.Wrong($"metadata '{Coarse}' with format '{format}', expected '{TrackNetworkFile.Format}': only a network of one hidden layer corrects another extrapolator.");
        }

        switch (format)
        {
            case TrackNetworkFile.Format:
                var network = TrackNetworkFile.Of(file, path);
                return coarse is null
                    ? ("network", new LearnedExtrapolator(name, network), network.Domain)
                    : ($"{coarse} with a network", new DefectExtrapolator(name, Below(coarse, fields), new LearnedExtrapolator(name, network)), network.Domain);
            case DeepTrackNetworkFile.Format:
                var deep = DeepTrackNetworkFile.Of(file, path);
                return ("network of several layers", new DeepExtrapolator(name, deep.Network, deep.Formulation, deep.Domain), deep.Domain);
            case MarchFile.Format:
                var march = MarchFile.Of(file, path);
                return ("march", new MarchExtrapolator(name, march), march.Domain);
            case TrackChartFile.Format:
                var chart = TrackChartFile.Of(file, path);
                return ("chart", new ChartExtrapolator(name, chart), chart.Domain);
            default:
                throw fields.Wrong(
                    $"format '{format}', expected '{TrackNetworkFile.Format}', '{DeepTrackNetworkFile.Format}', '{MarchFile.Format}' or '{TrackChartFile.Format}'.");
        }
    }

    private static Extrapolator Below(string coarse, TensorFields fields) => CoarseExtrapolator.Parse(coarse)
        ?? throw fields.Wrong($"metadata '{Coarse}' is '{coarse}', expected a name such as {string.Join(", ", CoarseExtrapolator.Examples.Select(example => $"'{example}'"))}.");

    private static void RequireFinite(TensorFile file, TensorFields fields)
    {
        // Errors of regions without tracks are NaN; they are checked with the regions.
        foreach (var tensor in file.Tensors.Where(tensor => !tensor.Name.StartsWith(ErrorRegionFields.Prefix, StringComparison.Ordinal)))
        {
            if (tensor.Type == TensorType.F32 ? !tensor.Floats.All(float.IsFinite) : tensor.Type == TensorType.F64 && !tensor.Doubles.All(double.IsFinite))
            {
                throw fields.Wrong($"'{tensor.Name}' holds a value that is not a finite number.");
            }
        }
    }

    private static void RequireOrder(TrainingDomain domain, TensorFields fields)
    {
        for (var column = 0; column < domain.Minimum.Length; column++)
        {
            if (!(domain.Minimum[column] <= domain.Maximum[column]))
            {
                throw fields.Wrong($"'domain.minimum' is above 'domain.maximum' in column {column}, expected least values that are not above the greatest.");
            }
        }
    }
}
