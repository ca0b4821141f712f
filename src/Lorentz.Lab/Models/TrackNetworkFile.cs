using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Models;

/// <summary>Trained track networks on disk: safetensors, with everything needed to use them in the metadata.</summary>
public static class TrackNetworkFile
{
    private const string Format = "lorentz-track-network-1";

    /// <summary>Writes a model whole or not at all.</summary>
    public static void Write(string path, TrackNetwork model)
    {
        var shape = model.Network.Shape;
        SafeTensors.Write(
            path,
            [
                new("weights", [shape.Parameters], model.Network.Weights),
                Row("input.mean", model.Formulation.InputMean),
                Row("input.scale", model.Formulation.InputScale),
                Row("output.mean", model.Formulation.OutputMean),
                Row("output.scale", model.Formulation.OutputScale),
                Row("domain.minimum", model.Domain.Minimum),
                Row("domain.maximum", model.Domain.Maximum),
            ],
            new Dictionary<string, string>
            {
                ["format"] = Format,
                ["formulation"] = model.Formulation.Name,
                ["inputs"] = Text(shape.Inputs),
                ["width"] = Text(shape.Width),
                ["outputs"] = Text(shape.Outputs),
                ["activation"] = shape.Activation.ToString(),
                ["layout"] = "W1 [width x inputs], b1 [width], W2 [outputs x width], b2 [outputs], row-major",
                ["units"] = "mm, mm, 1, 1, 1/MeV, mm",
            });
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file holds no track network; the message names it and what is wrong.</exception>
    /// <exception cref="IOException">The file is missing or no whole safetensors file; the message names it.</exception>
    public static TrackNetwork Read(string path)
    {
        var file = SafeTensors.Read(path);
        var name = Metadata(file, path, "formulation");
        if (Metadata(file, path, "format") != Format)
        {
            throw new InvalidDataException($"{path}: format '{Metadata(file, path, "format")}', expected '{Format}'.");
        }

        var shape = new NetworkShape(
            Number(file, path, "inputs"), Number(file, path, "width"), Number(file, path, "outputs"), Activation(file, path));
        if (shape.Problem is { } problem)
        {
            throw new InvalidDataException($"{path}: {problem}.");
        }

        if (shape.Inputs is not (6 or 7) || shape.Outputs != Formulation.Outputs)
        {
            throw new InvalidDataException(
                $"{path}: {shape.Inputs} inputs and {shape.Outputs} outputs, expected 6 or 7 inputs and {Formulation.Outputs} outputs.");
        }

        var inputMean = Row(file, path, "input.mean", shape.Inputs);
        var inputScale = Scale(file, path, "input.scale", shape.Inputs);
        var outputMean = Row(file, path, "output.mean", Formulation.Outputs);
        var outputScale = Scale(file, path, "output.scale", Formulation.Outputs);
        Formulation formulation = name switch
        {
            "absolute" => new AbsoluteFormulation(inputMean, inputScale, outputMean, outputScale),
            "residual" => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale),
            ResidualFormulation.PlainName => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale) { TellsIntercept = false },
            _ => throw new InvalidDataException($"{path}: formulation '{name}', expected 'absolute', 'residual' or '{ResidualFormulation.PlainName}'."),
        };
        var domain = new TrainingDomain(Row(file, path, "domain.minimum", 7), Row(file, path, "domain.maximum", 7));
        var weights = Tensor(file, path, "weights", TensorType.F32).Floats;
        return weights.Length == shape.Parameters
            ? new(new Network(shape, weights), formulation, domain)
            : throw new InvalidDataException($"{path}: {weights.Length} weights, expected {shape.ParameterFormula}.");
    }

    private static NamedTensor Row(string name, ImmutableArray<double> values) => new(name, [values.Length], values.ToArray());

    private static ImmutableArray<double> Row(TensorFile file, string path, string name, int length)
    {
        var values = Tensor(file, path, name, TensorType.F64).Doubles;
        return values.Length != length ? throw new InvalidDataException($"{path}: '{name}' has {values.Length} values, expected {length}.")
            : values.All(double.IsFinite) ? [.. values]
            : throw new InvalidDataException($"{path}: '{name}' holds a value that is not a finite number.");
    }

    private static ImmutableArray<double> Scale(TensorFile file, string path, string name, int length) =>
        Row(file, path, name, length) is var values && values.All(value => value > 0)
            ? values
            : throw new InvalidDataException($"{path}: '{name}' holds a value that is not above 0.");

    private static NamedTensor Tensor(TensorFile file, string path, string name, TensorType type)
    {
        var tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name)
            ?? throw new InvalidDataException($"{path}: no tensor '{name}'; it is not a track network, or an older one.");
        return tensor.Type == type
            ? tensor
            : throw new InvalidDataException($"{path}: '{name}' is of type {tensor.Type}, expected {type}.");
    }

    private static string Metadata(TensorFile file, string path, string key) =>
        file.Metadata.TryGetValue(key, out var value)
            ? value
            : throw new InvalidDataException($"{path}: no metadata '{key}'; it is not a track network.");

    private static int Number(TensorFile file, string path, string key) =>
        int.TryParse(Metadata(file, path, key), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidDataException($"{path}: metadata '{key}' is '{Metadata(file, path, key)}', expected a whole number.");

    private static ActivationKind Activation(TensorFile file, string path) =>
        Enum.TryParse<ActivationKind>(Metadata(file, path, "activation"), out var activation) && NetworkShape.Activations.Contains(activation)
            ? activation
            : throw new InvalidDataException(
                $"{path}: activation '{Metadata(file, path, "activation")}', expected {string.Join(" or ", NetworkShape.Activations)}.");

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
