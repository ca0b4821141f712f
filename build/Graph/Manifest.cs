using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lorentz.Build.Graph;

/// <summary>Says where a target's results come from: nothing of the machine's folders, nothing of the clock.</summary>
/// <param name="commit">The commit, with a mark when the sources differ from it.</param>
public sealed class Manifest(string commit)
{
    /// <summary>The name of the file beside the results.</summary>
    public const string FileName = "manifest.json";

    private const int ShortHash = 16;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest of a finished run as JSON, keys in a fixed order.</summary>
    public string Of(Target target, Settings settings, Fingerprint record, IReadOnlyDictionary<string, string> notes)
    {
        var content = new
        {
            target = target.Name,
            profile = settings.Profile.NameOf(),
            commit,
            parameters = target.Parameters
                .Where(parameter => parameter.Kind != ParameterKind.Output)
                .ToDictionary(parameter => parameter.Name, parameter => WithUnit(parameter, record.Recipe.Parameters[parameter.Name])),
            setByHand = target.Parameters.Select(parameter => parameter.Name).Where(name => settings.IsOverridden(target, name)),
            inputs = record.Inputs.ToDictionary(name => name, name => record.Upstream[name].Content[..ShortHash]),
            code = Fingerprint.Hash(record.Recipe.Code.Select(file => $"{file.Key}={file.Value}"))[..ShortHash],
            toolchain = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
                ["dotnet"] = RuntimeInformation.FrameworkDescription,
                ["system"] = RuntimeInformation.OSDescription,
            },
            notes,
        };
        return JsonSerializer.Serialize(content, Json) + "\n";
    }

    private static string WithUnit(Parameter parameter, string value) => parameter.Unit.Length == 0 ? value : $"{value} {parameter.Unit}";
}
