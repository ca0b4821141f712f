using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Lab.Files;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>
/// Trained track networks as ONNX models (operators 17), complete: a user brings states in mm and 1/MeV and gets states.
/// </summary>
/// <remarks>
/// <para>Input <c>state</c> float [N, 7] = x0, y0 [mm], tx0, ty0, q/p [1/MeV], z0, dz [mm], the columns of a dataset. There are
/// always seven: networks with six inputs too need z0 where positions are told as intercepts, and the training domain has a
/// range of it.</para>
/// <para>Outputs <c>end</c> float [N, 4] = x1, y1 [mm], tx1, ty1, and <c>valid</c> bool [N]: whether the row lies in the training
/// domain, its margin included, as <see cref="TrainingDomain.Contains"/> says; false for NaN.</para>
/// <para>The same model gives the same bytes.</para>
/// </remarks>
public static class OnnxExport
{
    /// <summary>The formulations that have a graph.</summary>
    public static ImmutableArray<string> Formulations { get; } = ["absolute", "residual", ResidualFormulation.PlainName, "increment", "warped"];

    /// <summary>A whole extrapolator.</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="model">The model; one of a single hidden layer by <see cref="DeepNetwork.Of"/>.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    /// <exception cref="NotSupportedException">The formulation has no graph; the message names those that have.</exception>
    /// <exception cref="ArgumentException">Inputs or outputs of network and formulation differ in number.</exception>
    public static byte[] Extrapolator(string name, DeepTrackNetwork model)
    {
        var (shape, formulation) = (model.Network.Shape, model.Formulation);
        if (!Formulations.Contains(formulation.Name))
        {
            throw new NotSupportedException(
                $"{name}: formulation '{formulation.Name}' has no ONNX graph; expected one of {string.Join(", ", Formulations)}.");
        }

        return (shape.Inputs, shape.Outputs) == (formulation.Inputs, Formulation.Outputs)
            ? new OnnxModel(TrackGraph.Build(name, model), Words(name, model)).ToBytes()
            : throw new ArgumentException(
                FormattableString.Invariant($"{name}: a network of {shape.Inputs} inputs and {shape.Outputs} outputs, expected {formulation.Inputs} and {Formulation.Outputs} for formulation '{formulation.Name}'."),
                nameof(model));
    }

    /// <summary>A network alone, from normalised inputs <c>input</c> float [N, inputs] to normalised outputs <c>output</c> float [N, outputs].</summary>
    /// <param name="name">Name of the model.</param>
    /// <param name="network">The network.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    public static byte[] Network(string name, DeepNetwork network)
    {
        const string input = "input";
        const string output = "output";
        var graph = new GraphBuilder();
        NetworkNodes.AddTo(graph, network, input, output);
        return new OnnxModel(
            graph.Build(
                name,
                [new(input, OnnxType.Float, [network.Shape.Inputs], "normalised inputs")],
                [new(output, OnnxType.Float, [network.Shape.Outputs], "normalised outputs")]),
            [new("name", name), .. NetworkWords(network.Shape)]).ToBytes();
    }

    /// <summary>Writes <see cref="Extrapolator"/> whole or not at all.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, string name, DeepTrackNetwork model)
    {
        var bytes = Extrapolator(name, model);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private static ImmutableArray<KeyValuePair<string, string>> Words(string name, DeepTrackNetwork model)
    {
        var (minimum, maximum) = model.Domain.Limits();
        return
        [
            new("name", name),
            new("formulation", model.Formulation.Name),
            .. NetworkWords(model.Network.Shape),
            new(TrackGraph.State, TrackGraph.StateColumns),
            new(TrackGraph.End, TrackGraph.EndColumns),
            new("units", "mm, mm, 1, 1, 1/MeV, mm, mm"),
            new("domain", "limits of x0, y0, tx0, ty0, |qop|, z0, dz, margin included"),
            new("domain.minimum", Numbers(minimum)),
            new("domain.maximum", Numbers(maximum)),
        ];
    }

    private static ImmutableArray<KeyValuePair<string, string>> NetworkWords(DeepShape shape) =>
        [new("hidden", shape.Name), new("activation", shape.Activation.ToString())];

    private static string Numbers(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
