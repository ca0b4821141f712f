using Lorentz.Lab.Exports.Onnx.Wire;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>The layers of a network, float32: Gemm and activation each, the last one Gemm alone.</summary>
internal static class NetworkNodes
{
    private static readonly OnnxAttribute ByNeuron = new("transB", 1);

    /// <summary>Adds a network.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="network">The weights.</param>
    /// <param name="input">Its inputs, float [N, inputs].</param>
    /// <param name="output">Name of its outputs, float [N, outputs].</param>
    /// <param name="rescale">What each weight and bias of an output becomes.</param>
    public static void AddTo(GraphBuilder graph, DeepNetwork network, string input, string output, OutputScaling? rescale = null)
    {
        var shape = network.Shape;
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var last = layer == shape.Layers - 1;
            var (rows, columns) = (shape.Out(layer), shape.In(layer));
            var weights = network.Weights.AsSpan(shape.WeightStart(layer), rows * columns).ToArray();
            var biases = network.Weights.AsSpan(shape.BiasStart(layer), rows).ToArray();
            if (last)
            {
                rescale?.Apply(weights, biases);
            }

            var name = $"layer{layer + 1}";
            input = graph.Add(
                "Gemm",
                last ? output : name,
                [input, graph.Constant<float>($"{name}.weights", [rows, columns], weights), graph.Constant<float>($"{name}.biases", [rows], biases)],
                ByNeuron);
            input = last ? input : Activate(graph, shape.Activation, input);
        }
    }

    // Sigmoid and the error function in the forms that ONNX Runtime fuses into one operation.
    private static string Activate(GraphBuilder graph, ActivationKind kind, string z) => kind switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => graph.Add("Mul", $"{z}.active", [z, graph.Add("Sigmoid", $"{z}.gate", [z])]),
        ActivationKind.Relu => graph.Add("Relu", $"{z}.active", [z]),
        ActivationKind.Tanh => graph.Add("Tanh", $"{z}.active", [z]),
        ActivationKind.Sigmoid => graph.Add("Sigmoid", $"{z}.active", [z]),
        ActivationKind.Identity => z,
        _ => Gelu(graph, z),
    };

    private static string Gelu(GraphBuilder graph, string z)
    {
        var scaled = graph.Add("Div", $"{z}.scaled", [z, graph.Constant<float>($"{z}.root-two", [], [1.41421356f])]);
        var error = graph.Add("Add", $"{z}.error", [graph.Add("Erf", $"{z}.erf", [scaled]), graph.Constant<float>($"{z}.one", [], [1f])]);
        var twice = graph.Add("Mul", $"{z}.twice", [z, error]);
        return graph.Add("Mul", $"{z}.active", [twice, graph.Constant<float>($"{z}.half", [], [0.5f])]);
    }
}
