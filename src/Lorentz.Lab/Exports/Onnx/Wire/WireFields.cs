using Google.Protobuf;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>Fields of a protocol buffer message, written in the order they are told; the same fields give the same bytes.</summary>
internal static class WireFields
{
    /// <summary>The bytes of a message.</summary>
    /// <param name="write">Writes its fields.</param>
    public static byte[] Message(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var stream = new CodedOutputStream(buffer, leaveOpen: true))
        {
            write(stream);
        }

        return buffer.ToArray();
    }

    /// <summary>A whole number.</summary>
    public static void Number(this CodedOutputStream stream, int field, long value)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(value);
    }

    /// <summary>A text.</summary>
    public static void Text(this CodedOutputStream stream, int field, string value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteString(value);
    }

    /// <summary>Bytes, or a message within this one.</summary>
    public static void Bytes(this CodedOutputStream stream, int field, byte[] value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(UnsafeByteOperations.UnsafeWrap(value));
    }
}
