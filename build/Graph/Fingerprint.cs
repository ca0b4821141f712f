using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lorentz.Build.Graph;

/// <summary>The record of a finished run: what it followed from and what it wrote. Its presence says that the run finished.</summary>
public sealed record Fingerprint
{
    /// <summary>The layout of this record; another number means another version of the graph wrote it.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The layout the record was written in.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The target.</summary>
    public required string Target { get; init; }

    /// <summary>Its parameters and code.</summary>
    public required Recipe Recipe { get; init; }

    /// <summary>Its inputs, and theirs: every target upstream.</summary>
    public required ImmutableSortedDictionary<string, InputRecord> Upstream { get; init; }

    /// <summary>The names of its own inputs among <see cref="Upstream"/>.</summary>
    public required ImmutableArray<string> Inputs { get; init; }

    /// <summary>What it wrote, as <c>artifacts/file</c> and <c>results/file</c>.</summary>
    public ImmutableSortedDictionary<string, FileStamp> Outputs { get; init; } = ImmutableSortedDictionary<string, FileStamp>.Empty;

    /// <summary>The hash of everything the outputs follow from.</summary>
    [JsonIgnore]
    public string Key => Hash(
        Lines("parameter", Recipe.Parameters)
            .Concat(Lines("code", Recipe.Code))
            .Concat(Inputs.Order(StringComparer.Ordinal).Select(name => $"input {name}={Upstream[name].Content}")));

    /// <summary>The hash of the outputs that other targets see: artifacts and pinned results.</summary>
    public string ContentOf(Target target) => Hash(
        Outputs
            .Where(output => target.Artifacts.Any(file => output.Key == OutputFiles.Artifact(file)) || target.Pinned.Any(file => output.Key == OutputFiles.Result(file)))
            .Select(output => $"{output.Key}={output.Value.Sha256}"));

    /// <summary>The record as JSON, keys in a fixed order.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Reads a record; nothing when the text is not one that this version wrote.</summary>
    public static Fingerprint? Parse(string text)
    {
        try
        {
            var record = JsonSerializer.Deserialize<Fingerprint>(text, Json);
            return record is { Format: CurrentFormat } && record.Inputs.All(record.Upstream.ContainsKey) ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Lines(string kind, ImmutableSortedDictionary<string, string> entries) =>
        entries.Select(pair => $"{kind} {pair.Key}={pair.Value}");

    internal static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
