using System.Buffers.Binary;

namespace Lorentz.Learning.Training;

/// <summary>Reads little-endian numbers one after the other.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> source)
{
    private ReadOnlySpan<byte> rest = source;

    internal int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    internal long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(sizeof(long)));

    internal double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Next(sizeof(double)));

    internal float[] ReadSingles(int count)
    {
        var bytes = Next(count * sizeof(float));
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return values;
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        var next = rest[..count];
        rest = rest[count..];
        return next;
    }
}
