using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Models;

/// <summary>Trained track networks of several hidden layers on disk: safetensors, with everything needed to use them.</summary>
public static class DeepTrackNetworkFile
{
    /// <summary>The word by which a file is known to hold one.</summary>
    internal const string Format = "lorentz-deep-track-network-1";

    /// <summary>Writes a model whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="isHalf">Whether weights are written as 16-bit reals; reading widens them.</param>
    /// <exception cref="ArgumentException">A weight is beyond what 16-bit reals hold.</exception>
    public static void Write(string path, DeepTrackNetwork model, bool isHalf = false)
    {
        var shape = model.Network.Shape;
        SafeTensors.Write(
            path,
            [TensorFields.Weights(model.Network.Weights, isHalf), .. FormulationFields.Tensors(model.Formulation, model.Domain)],
            new Dictionary<string, string>(FormulationFields.Words(model.Formulation))
            {
                ["format"] = Format,
                ["inputs"] = TensorFields.Text(shape.Inputs),
                ["hidden"] = string.Join(",", shape.Hidden.Select(TensorFields.Text)),
                ["outputs"] = TensorFields.Text(shape.Outputs),
                ["activation"] = shape.Activation.ToString(),
                ["layout"] = "for each layer W [outputs x inputs] row-major, then b [outputs]",
                ["units"] = "mm, mm, 1, 1, 1/MeV, mm",
            });
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file holds no such network; the message names it and what is wrong.</exception>
    /// <exception cref="IOException">The file is missing or no whole safetensors file; the message names it.</exception>
    public static DeepTrackNetwork Read(string path) => Of(SafeTensors.Read(path), path);

    /// <summary>The model in a file that has been read.</summary>
    /// <param name="file">What the file holds.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file holds no such network; the message names it and what is wrong.</exception>
    internal static DeepTrackNetwork Of(TensorFile file, string name)
    {
        var fields = new TensorFields(file, name, "a track network of several layers");
        fields.RequireFormat(Format);
        var shape = new DeepShape(fields.Number("inputs"), Hidden(fields), fields.Number("outputs"), TrackNetworkFile.Activation(fields));
        if (shape.Problem is { } problem)
        {
            throw fields.Wrong($"{problem}.");
        }

        if (shape.Outputs != Formulation.Outputs)
        {
            throw fields.Wrong($"{shape.Outputs} outputs, expected {Formulation.Outputs}.");
        }

        var (formulation, domain) = FormulationFields.Read(fields, shape.Inputs);
        var weights = fields.Weights();
        return weights.Length == shape.Parameters
            ? new(new DeepNetwork(shape, weights), formulation, domain)
            : throw fields.Wrong($"{weights.Length} weights, expected {shape.ParameterFormula}.");
    }

    private static ImmutableArray<int> Hidden(TensorFields fields) =>
    [
        .. fields.Metadata("hidden").Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            ? width
            : throw fields.Wrong($"metadata 'hidden' is '{fields.Metadata("hidden")}', expected whole numbers parted by commas.")),
    ];
}
