using System.Security.Cryptography;
using System.Text;

namespace Lorentz.Build.Graph;

/// <summary>
/// Where files live. A target whose own parameters, or whose inputs', were set by hand keeps everything under
/// <c>artifacts/profile+hash/</c>, so that a trial never overwrites committed results or a finished profile.
/// </summary>
/// <param name="Repository">The folder of the repository.</param>
/// <param name="Output">The folder that holds <c>artifacts/</c> and <c>results/</c>; by default the repository.</param>
/// <param name="Graph">The targets.</param>
public sealed record Layout(string Repository, string Output, TargetGraph Graph)
{
    /// <summary>The name of a target's record of its last finished run.</summary>
    public const string RecordFile = "fingerprint.json";

    /// <summary>The folder of a target's artifacts.</summary>
    public string Artifacts(Target target, Settings settings) => Path.Combine(ProfileFolder(target, settings), target.Name);

    /// <summary>The folder of a target's results.</summary>
    public string Results(Target target, Settings settings) => Variant(target, settings).Length == 0
        ? Path.Combine(Output, "results", settings.Profile.NameOf(), target.Name)
        : Path.Combine(ProfileFolder(target, settings), "results", target.Name);

    /// <summary>Where the record of a target's last finished run is.</summary>
    public string Record(Target target, Settings settings) => Path.Combine(Artifacts(target, settings), RecordFile);

    /// <summary>Where a target's run says that it began; gone once it has finished.</summary>
    public string Unfinished(Target target, Settings settings) => Path.Combine(Artifacts(target, settings), "unfinished.json");

    /// <summary>The folder that holds the states of a target's unfinished runs.</summary>
    public string Checkpoints(Target target, Settings settings) => Path.Combine(Artifacts(target, settings), "checkpoints");

    /// <summary>A path as shown to the user: relative to the output folder, with forward slashes.</summary>
    public string Show(string path) => Path.GetRelativePath(Output, path).Replace('\\', '/');

    /// <summary>The folder that two runs of one profile must not write to at once.</summary>
    public string Locked(Settings settings) => Path.Combine(Output, "artifacts", settings.Profile.NameOf());

    /// <summary>A short name for the hand-set parameters that reach a target; empty when none does.</summary>
    public string Variant(Target target, Settings settings)
    {
        var reach = Graph.ClosureOf(target).Select(name => name + ".").ToArray();
        var lines = settings.Overrides
            .Where(pair => reach.Any(prefix => pair.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(pair => $"{pair.Key}={pair.Value}\n");
        var text = string.Concat(lines);
        return text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    private string ProfileFolder(Target target, Settings settings)
    {
        var variant = Variant(target, settings);
        var name = settings.Profile.NameOf();
        return Path.Combine(Output, "artifacts", variant.Length == 0 ? name : $"{name}+{variant}");
    }
}
