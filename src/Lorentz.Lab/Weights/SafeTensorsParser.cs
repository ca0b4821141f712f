using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Lorentz.Lab.Weights;

/// <summary>Checks and cuts the bytes of a safetensors file.</summary>
internal static class SafeTensorsParser
{
    public const string MetadataKey = "__metadata__";

    public static TensorFile Parse(ReadOnlySpan<byte> bytes, string file)
    {
        var header = SplitHeader(bytes, file);
        var (entries, metadata) = new SafeTensorsHeader(file).Read(header);
        var data = bytes[(8 + header.Length)..];
        var tensors = ImmutableArray.CreateBuilder<NamedTensor>(entries.Count);
        var position = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Start).ThenBy(entry => entry.End))
        {
            if (entry.Start != position || entry.End < entry.Start)
            {
                throw Error(SafeTensorsError.Offsets, file, $"tensor '{entry.Name}' lies at {entry.Start} to {entry.End}, expected to start at {position}");
            }

            CheckSize(entry, file);
            if (entry.End > data.Length)
            {
                throw Error(SafeTensorsError.DataLength, file, $"tensor '{entry.Name}' ends at {entry.End}, the data at {data.Length}");
            }

            tensors.Add(Cut(entry, data[(int)entry.Start..(int)entry.End]));
            position = entry.End;
        }

        return position == data.Length
            ? new TensorFile(tensors.ToImmutable(), metadata)
            : throw Error(SafeTensorsError.DataLength, file, $"{data.Length} bytes of data, expected {position}");
    }

    public static SafeTensorsException Error(SafeTensorsError error, string file, string problem) =>
        new(error, $"{file} is not a valid safetensors file: {problem}.");

    private static ReadOnlySpan<byte> SplitHeader(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.Length < 8)
        {
            throw Error(SafeTensorsError.HeaderTooSmall, file, $"{bytes.Length} bytes, expected at least 8");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > SafeTensors.LongestHeader)
        {
            throw Error(SafeTensorsError.HeaderTooLarge, file, $"a header of {length} bytes, expected at most {SafeTensors.LongestHeader}");
        }

        if (length > (ulong)(bytes.Length - 8))
        {
            throw Error(SafeTensorsError.HeaderLengthBeyondFile, file, $"a header of {length} bytes in a file of {bytes.Length}");
        }

        var header = bytes.Slice(8, (int)length);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw Error(SafeTensorsError.HeaderStart, file, "the header does not start with '{'");
        }

        return Utf8.IsValid(header) ? header : throw Error(SafeTensorsError.HeaderEncoding, file, "the header is not UTF-8");
    }

    private static void CheckSize(SafeTensorsEntry entry, string file)
    {
        Int128 size = entry.Type switch
        {
            TensorType.F16 => 2,
            TensorType.F32 => 4,
            _ => 8,
        };
        foreach (var length in entry.Shape)
        {
            size *= length;
            if (size > long.MaxValue)
            {
                throw Error(SafeTensorsError.ShapeOverflow, file, $"tensor '{entry.Name}' of shape {entry.ShapeText} has more than 2^63 bytes");
            }
        }

        if (size != entry.End - entry.Start)
        {
            throw Error(
                SafeTensorsError.ShapeSize, file, $"tensor '{entry.Name}' of shape {entry.ShapeText} takes {size} bytes, its offsets give {entry.End - entry.Start}");
        }
    }

    private static NamedTensor Cut(SafeTensorsEntry entry, ReadOnlySpan<byte> bytes) => entry.Type switch
    {
        TensorType.F32 => new NamedTensor(entry.Name, entry.Shape, Copy<float>(bytes)),
        TensorType.F16 => new NamedTensor(entry.Name, entry.Shape, Copy<Half>(bytes)),
        TensorType.F64 => new NamedTensor(entry.Name, entry.Shape, Copy<double>(bytes)),
        _ => new NamedTensor(entry.Name, entry.Shape, Copy<long>(bytes)),
    };

    private static T[] Copy<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();
}
