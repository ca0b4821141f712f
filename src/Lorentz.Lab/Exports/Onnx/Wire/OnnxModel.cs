using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>A graph with what a reader needs to know of it, ModelProto (onnx.proto of ONNX 1.12: version 8, operators 17).</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Words">Keys and values for readers, in the order they are written.</param>
internal sealed record OnnxModel(OnnxGraph Graph, ImmutableArray<KeyValuePair<string, string>> Words)
{
    private const int FormatVersion = 8;
    private const int OperatorVersion = 17;
    private const string Producer = "lorentz";

    /// <summary>The whole file.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        stream.Number(1, FormatVersion);
        stream.Text(2, Producer);
        stream.Bytes(7, Graph.ToBytes());
        stream.Bytes(8, WireFields.Message(operators =>
        {
            operators.Text(1, "");
            operators.Number(2, OperatorVersion);
        }));
        foreach (var (key, value) in Words)
        {
            stream.Bytes(14, WireFields.Message(entry =>
            {
                entry.Text(1, key);
                entry.Text(2, value);
            }));
        }
    });
}
