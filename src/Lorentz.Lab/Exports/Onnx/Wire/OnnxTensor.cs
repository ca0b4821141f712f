using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Lorentz.Lab.Exports.Onnx.Wire;

/// <summary>A constant of a graph, TensorProto with its elements as raw bytes, least significant first.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Elements">Its elements, row by row.</param>
internal sealed record OnnxTensor(string Name, OnnxType Type, ImmutableArray<long> Shape, byte[] Elements)
{
    /// <summary>A tensor of numbers.</summary>
    /// <typeparam name="T">float, double or long.</typeparam>
    public static OnnxTensor Of<T>(string name, ImmutableArray<long> shape, ReadOnlySpan<T> elements)
        where T : unmanaged => new(
            name,
            typeof(T) == typeof(float) ? OnnxType.Float : typeof(T) == typeof(double) ? OnnxType.Double : OnnxType.Int64,
            shape,
            MemoryMarshal.AsBytes(elements).ToArray());

    /// <summary>The message.</summary>
    public byte[] ToBytes() => WireFields.Message(stream =>
    {
        foreach (var dimension in Shape)
        {
            stream.Number(1, dimension);
        }

        stream.Number(2, (long)Type);
        stream.Text(8, Name);
        stream.Bytes(9, Elements);
    });
}
