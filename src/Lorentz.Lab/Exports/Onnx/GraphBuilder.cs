using System.Collections.Immutable;
using Lorentz.Lab.Exports.Onnx.Wire;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>A graph in the making: each operation is told after those it reads from.</summary>
internal sealed class GraphBuilder
{
    private readonly ImmutableArray<OnnxNode>.Builder nodes = ImmutableArray.CreateBuilder<OnnxNode>();
    private readonly ImmutableArray<OnnxTensor>.Builder constants = ImmutableArray.CreateBuilder<OnnxTensor>();

    /// <summary>Adds an operation with one output and returns the output's name.</summary>
    public string Add(string operation, string output, ImmutableArray<string> inputs, params ImmutableArray<OnnxAttribute> attributes)
    {
        nodes.Add(new(operation, inputs, [output], attributes));
        return output;
    }

    /// <summary>Adds an operation with several outputs.</summary>
    public void Add(string operation, ImmutableArray<string> outputs, ImmutableArray<string> inputs, params ImmutableArray<OnnxAttribute> attributes) =>
        nodes.Add(new(operation, inputs, outputs, attributes));

    /// <summary>Adds a change of number type.</summary>
    public string Cast(string output, string input, OnnxType type) => Add("Cast", output, [input], new OnnxAttribute("to", (long)type));

    /// <summary>Adds a constant and returns its name.</summary>
    /// <typeparam name="T">float, double or long.</typeparam>
    public string Constant<T>(string name, ImmutableArray<long> shape, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        constants.Add(OnnxTensor.Of(name, shape, elements));
        return name;
    }

    /// <summary>The graph.</summary>
    public OnnxGraph Build(string name, ImmutableArray<OnnxValue> inputs, ImmutableArray<OnnxValue> outputs) =>
        new(name, nodes.ToImmutable(), constants.ToImmutable(), inputs, outputs);
}
