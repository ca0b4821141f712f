using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>Operations in the order they run, GraphProto.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Nodes">The operations, none before one that it reads from.</param>
/// <param name="Constants">Weights and other constants.</param>
/// <param name="Inputs">What a caller brings.</param>
/// <param name="Outputs">What a caller gets.</param>
internal sealed record OnnxGraph(
    string Name,
    ImmutableArray<OnnxNode> Nodes,
    ImmutableArray<OnnxTensor> Constants,
    ImmutableArray<OnnxValue> Inputs,
    ImmutableArray<OnnxValue> Outputs)
{
    /// <summary>The message.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        foreach (var node in Nodes)
        {
            stream.Bytes(1, node.ToBytes());
        }

        stream.Text(2, Name);
        foreach (var constant in Constants)
        {
            stream.Bytes(5, constant.ToBytes());
        }

        foreach (var input in Inputs)
        {
            stream.Bytes(11, input.ToBytes());
        }

        foreach (var output in Outputs)
        {
            stream.Bytes(12, output.ToBytes());
        }
    });
}
