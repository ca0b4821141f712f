using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Lorentz.Lab.Files;

namespace Lorentz.Lab.Weights;

/// <summary>
/// The safetensors format: 8 bytes of header length (little-endian), a JSON header, the bytes of the tensors without
/// holes (huggingface/safetensors, "Format").
/// </summary>
public static class SafeTensors
{
    /// <summary>The longest header that is read, in bytes.</summary>
    public const long LongestHeader = 100_000_000;

    /// <summary>Writes tensors, replacing the file in one step. The same tensors in any order give the same bytes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Tensors with distinct names.</param>
    /// <param name="metadata">Words about them, or null.</param>
    /// <exception cref="ArgumentException">A name occurs twice or is the reserved <c>__metadata__</c>.</exception>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, IEnumerable<NamedTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // Wide types first keeps every tensor aligned to its element size, as the reference implementation does.
        var ordered = tensors.OrderBy(tensor => tensor.Type).ThenBy(tensor => tensor.Name, StringComparer.Ordinal).ToArray();
        var header = Header(ordered, metadata ?? ImmutableDictionary<string, string>.Empty);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(header);
            foreach (var tensor in ordered)
            {
                stream.Write(tensor.Bytes);
            }
        });
    }

    /// <summary>Reads a file, strictly.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafeTensorsException">The file is damaged; the message names it.</exception>
    public static TensorFile Read(string path)
    {
        var length = new FileInfo(path).Length;
        return length <= Array.MaxLength
            ? SafeTensorsParser.Parse(File.ReadAllBytes(path), path)
            : throw new SafeTensorsException(SafeTensorsError.FileTooLarge, $"{path}: {length} bytes, expected at most {Array.MaxLength}.");
    }

    /// <summary>Reads the bytes of a file, strictly.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The name used in errors.</param>
    /// <exception cref="SafeTensorsException">The bytes are damaged; the message carries the name.</exception>
    public static TensorFile Parse(ReadOnlySpan<byte> bytes, string name) => SafeTensorsParser.Parse(bytes, name);

    private static byte[] Header(NamedTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        buffer.Write(new byte[8]);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(SafeTensorsParser.MetadataKey);
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var offset = 0L;
            var names = new HashSet<string>(StringComparer.Ordinal) { SafeTensorsParser.MetadataKey };
            foreach (var tensor in tensors)
            {
                if (!names.Add(tensor.Name))
                {
                    throw new ArgumentException($"Two tensors named '{tensor.Name}'.", nameof(tensors));
                }

                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type.ToString());
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [offset, offset + tensor.Bytes.Length]);
                json.WriteEndObject();
                offset += tensor.Bytes.Length;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        var header = buffer.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - 8);
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ImmutableArray<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
