namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>An attribute of a node, AttributeProto; all that are needed here are whole numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record OnnxAttribute(string Name, long Value)
{
    private const int WholeNumber = 2;

    /// <summary>The message.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        stream.Text(1, Name);
        stream.Number(3, Value);
        stream.Number(20, WholeNumber);
    });
}
