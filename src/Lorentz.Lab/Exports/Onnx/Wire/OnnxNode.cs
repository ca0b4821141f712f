using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>An operation of a graph, NodeProto; it is named after its first output.</summary>
/// <param name="Operation">The operator, such as Gemm.</param>
/// <param name="Inputs">Names of the values it reads.</param>
/// <param name="Outputs">Names of the values it makes.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record OnnxNode(
    string Operation, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<OnnxAttribute> Attributes)
{
    /// <summary>The message.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        foreach (var input in Inputs)
        {
            stream.Text(1, input);
        }

        foreach (var output in Outputs)
        {
            stream.Text(2, output);
        }

        stream.Text(3, Outputs[0]);
        stream.Text(4, Operation);
        foreach (var attribute in Attributes)
        {
            stream.Bytes(5, attribute.ToBytes());
        }
    });
}
