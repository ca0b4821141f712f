using System.Collections.Immutable;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>An input or output of a graph, ValueInfoProto: a tensor of N rows, however many the caller brings.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Columns">Dimensions after the first, which is N.</param>
/// <param name="Meaning">What it holds, in words.</param>
internal sealed record OnnxValue(string Name, OnnxType Type, ImmutableArray<long> Columns, string Meaning)
{
    private const string Rows = "N";

    /// <summary>The message.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        stream.Text(1, Name);
        stream.Bytes(2, WireFields.Message(type => type.Bytes(1, TensorType())));
        stream.Text(3, Meaning);
    });

    private byte[] TensorType() => WireFields.Message(tensor =>
    {
        tensor.Number(1, (long)Type);
        tensor.Bytes(2, WireFields.Message(shape =>
        {
            shape.Bytes(1, WireFields.Message(dimension => dimension.Text(2, Rows)));
            foreach (var columns in Columns)
            {
                shape.Bytes(1, WireFields.Message(dimension => dimension.Number(1, columns)));
            }
        }));
    });
}
