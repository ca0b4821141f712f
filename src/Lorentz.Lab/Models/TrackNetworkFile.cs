using System.Collections.Immutable;
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
        var chart = (model.Formulation as ChartRemainderFormulation)?.Chart;
        SafeTensors.Write(
            path,
            [
                new("weights", [shape.Parameters], model.Network.Weights),
                TensorFields.Row("input.mean", model.Formulation.InputMean),
                TensorFields.Row("input.scale", model.Formulation.InputScale),
                TensorFields.Row("output.mean", model.Formulation.OutputMean),
                TensorFields.Row("output.scale", model.Formulation.OutputScale),
                TensorFields.Row("domain.minimum", model.Domain.Minimum),
                TensorFields.Row("domain.maximum", model.Domain.Maximum),
                .. chart is null ? [] : ChartFields.Tensors(chart),
            ],
            new Dictionary<string, string>(chart is null ? [] : ChartFields.Words(chart))
            {
                ["format"] = Format,
                ["formulation"] = model.Formulation.Name,
                ["inputs"] = TensorFields.Text(shape.Inputs),
                ["width"] = TensorFields.Text(shape.Width),
                ["outputs"] = TensorFields.Text(shape.Outputs),
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
        var fields = new TensorFields(SafeTensors.Read(path), path, "a track network");
        var name = fields.Metadata("formulation");
        fields.RequireFormat(Format);
        var shape = new NetworkShape(fields.Number("inputs"), fields.Number("width"), fields.Number("outputs"), Activation(fields));
        if (shape.Problem is { } problem)
        {
            throw fields.Wrong($"{problem}.");
        }

        var valid = InputsOf(fields, name);
        if (!valid.Contains(shape.Inputs) || shape.Outputs != Formulation.Outputs)
        {
            throw fields.Wrong(
                $"{shape.Inputs} inputs and {shape.Outputs} outputs, expected {string.Join(" or ", valid)} inputs and {Formulation.Outputs} outputs.");
        }

        var inputMean = fields.Row("input.mean", shape.Inputs);
        var inputScale = fields.Scale("input.scale", shape.Inputs);
        var outputMean = fields.Row("output.mean", Formulation.Outputs);
        var outputScale = fields.Scale("output.scale", Formulation.Outputs);
        var domain = new TrainingDomain(fields.Row("domain.minimum", 7), fields.Row("domain.maximum", 7));
        Formulation formulation = name switch
        {
            "absolute" => new AbsoluteFormulation(inputMean, inputScale, outputMean, outputScale),
            "residual" => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale),
            ResidualFormulation.PlainName => new ResidualFormulation(inputMean, inputScale, outputMean, outputScale) { TellsIntercept = false },
            "warped" => new WarpedFormulation(inputMean, inputScale, outputMean, outputScale),
            _ => new ChartRemainderFormulation(inputMean, inputScale, outputMean, outputScale, ChartFields.Read(fields, domain)),
        };
        var weights = fields.Tensor("weights", TensorType.F32).Floats;
        return weights.Length == shape.Parameters
            ? new(new Network(shape, weights), formulation, domain)
            : throw fields.Wrong($"{weights.Length} weights, expected {shape.ParameterFormula}.");
    }

    // Numbers of inputs that a formulation may have.
    private static ImmutableArray<int> InputsOf(TensorFields fields, string formulation) => formulation switch
    {
        "absolute" or "residual" or ResidualFormulation.PlainName => [6, 7],
        "warped" => [WarpedFormulation.InputCount],
        "chart-remainder" => [ChartRemainderFormulation.InputCount],
        _ => throw fields.Wrong($"formulation '{formulation}', expected 'absolute', 'residual', '{ResidualFormulation.PlainName}', 'warped' or 'chart-remainder'."),
    };

    private static ActivationKind Activation(TensorFields fields) =>
        Enum.TryParse<ActivationKind>(fields.Metadata("activation"), out var activation) && NetworkShape.Activations.Contains(activation)
            ? activation
            : throw fields.Wrong($"activation '{fields.Metadata("activation")}', expected {string.Join(" or ", NetworkShape.Activations)}.");
}
