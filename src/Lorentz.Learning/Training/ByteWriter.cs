using System.Buffers.Binary;

namespace Lorentz.Learning.Training;

/// <summary>Writes little-endian numbers one after the other.</summary>
internal ref struct ByteWriter(Span<byte> target)
{
    private readonly Span<byte> target = target;

    /// <summary>Bytes written.</summary>
    internal int Position { get; private set; }

    internal void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    internal void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), value);

    internal void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);

    internal void Write(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), value);

    internal void Write(float[] values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(Next(sizeof(float)), value);
        }
    }

    private Span<byte> Next(int count)
    {
        Position += count;
        return target.Slice(Position - count, count);
    }
}
