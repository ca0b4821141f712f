using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Experiments.Propagation;

/// <summary>The networks this project has trained, by short names such as <c>residual-512</c>: formulation and width.</summary>
/// <param name="output">The folder that holds <c>artifacts/</c>.</param>
/// <param name="profile">The profile whose networks are meant.</param>
internal sealed partial class TrainedNetworks(string output, Profile profile)
{
    /// <summary>The target that trains them.</summary>
    public const string Target = "WidthScanWeights";

    private const string Extension = ".safetensors";

    /// <summary>The short names of the networks that are there.</summary>
    public ImmutableArray<string> Names => NamesIn(profile.NameOf());

    /// <summary>Whether a name has the form of a trained network's.</summary>
    public static bool IsShortName(string name) => ShortName().IsMatch(name);

    /// <summary>The file of a network.</summary>
    /// <exception cref="UsageException">It has not been trained; the message says how to train it and which ones there are.</exception>
    public string FileOf(string name)
    {
        var path = Path.Combine(Folder(profile.NameOf()), name + Extension);
        if (File.Exists(path))
        {
            return path;
        }

        var elsewhere = Profiles.Names.FirstOrDefault(other => NamesIn(other).Contains(name));
        var option = profile == Profile.Standard ? "" : $" --profile {profile.NameOf()}";
        var advice = elsewhere is null
            ? $"run ./build.sh {Target}{option} first"
            : $"run ./build.sh {Target}{option} first, or use the one of another profile with --profile {elsewhere}";
        var there = Names.IsEmpty ? "no network is trained yet" : $"trained are {string.Join(", ", Names)}";
        throw new UsageException($"method `{name}` is not trained in profile {profile.NameOf()} ({there}): {advice}");
    }

    private ImmutableArray<string> NamesIn(string profileName)
    {
        var folder = Folder(profileName);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*" + Extension).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
            : [];
    }

    private string Folder(string profileName) => Path.Combine(output, "artifacts", profileName, Target);

    [GeneratedRegex("^(absolute|residual)-[0-9]+$")]
    private static partial Regex ShortName();
}
