using System.Collections.Immutable;
using System.Text.Json;

namespace Lorentz.Lab.Weights;

/// <summary>Reads the JSON of a header, by hand so that duplicate keys are seen and nothing unknown is passed over.</summary>
/// <param name="file">The file, for errors.</param>
internal sealed class SafeTensorsHeader(string file)
{
    public (List<SafeTensorsEntry> Entries, ImmutableSortedDictionary<string, string> Metadata) Read(ReadOnlySpan<byte> header)
    {
        try
        {
            return ReadObject(header);
        }
        catch (JsonException error)
        {
            throw Error($"the header is not JSON ({error.Message.TrimEnd('.')})");
        }
        catch (InvalidOperationException)
        {
            // Thrown by GetString for escapes that are half of a surrogate pair.
            throw Error("a string of the header is not Unicode");
        }
    }

    private (List<SafeTensorsEntry> Entries, ImmutableSortedDictionary<string, string> Metadata) ReadObject(ReadOnlySpan<byte> header)
    {
        var reader = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = 4 });
        var entries = new List<SafeTensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextKey(ref reader) is { } name)
        {
            if (!names.Add(name))
            {
                throw SafeTensorsParser.Error(SafeTensorsError.DuplicateName, file, $"'{name}' occurs twice");
            }

            Expect(ref reader, JsonTokenType.StartObject);
            if (name != SafeTensorsParser.MetadataKey)
            {
                entries.Add(ReadEntry(ref reader, name));
                continue;
            }

            while (NextKey(ref reader) is { } key)
            {
                Expect(ref reader, JsonTokenType.String);
                if (!metadata.TryAdd(key, reader.GetString()!))
                {
                    throw SafeTensorsParser.Error(SafeTensorsError.DuplicateName, file, $"metadata '{key}' occurs twice");
                }
            }
        }

        // One more read finds anything but white space after the closing brace.
        return reader.Read() ? throw Error("something after the header's object") : (entries, metadata.ToImmutable());
    }

    private SafeTensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        TensorType? type = null;
        ImmutableArray<long>? shape = null;
        ImmutableArray<long>? offsets = null;
        while (NextKey(ref reader) is { } key)
        {
            switch (key)
            {
                case "dtype" when type is null:
                    type = ReadType(ref reader, name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name);
                    break;
                default:
                    throw Error($"tensor '{name}' has the key '{key}', expected dtype, shape and data_offsets, each once");
            }
        }

        return type is { } known && shape is { } lengths && offsets is [var start, var end]
            ? new SafeTensorsEntry(name, known, lengths, start, end)
            : throw Error($"tensor '{name}' lacks dtype, shape or two data_offsets");
    }

    private TensorType ReadType(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString() switch
        {
            "F16" => TensorType.F16,
            "F32" => TensorType.F32,
            "F64" => TensorType.F64,
            "I64" => TensorType.I64,
            var other => throw SafeTensorsParser.Error(SafeTensorsError.UnsupportedType, file, $"tensor '{name}' of type {other}, expected F16, F32, F64 or I64"),
        };
    }

    private ImmutableArray<long> ReadNumbers(ref Utf8JsonReader reader, string name)
    {
        var numbers = ImmutableArray.CreateBuilder<long>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(reader.TryGetInt64(out var number) && number >= 0
                ? number
                : throw Error($"tensor '{name}' has a shape or offset that is not a whole number of 0 to 2^63 - 1"));
        }

        return reader.TokenType == JsonTokenType.EndArray
            ? numbers.ToImmutable()
            : throw Error($"tensor '{name}' has a shape or offset that is not a number");
    }

    private string? NextKey(ref Utf8JsonReader reader) =>
        !reader.Read() ? throw Error("the header ends early")
        : reader.TokenType == JsonTokenType.EndObject ? null
        : reader.GetString();

    private void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw Error($"{reader.TokenType} where {expected} is expected");
        }
    }

    private SafeTensorsException Error(string problem) => SafeTensorsParser.Error(SafeTensorsError.HeaderJson, file, problem);
}
