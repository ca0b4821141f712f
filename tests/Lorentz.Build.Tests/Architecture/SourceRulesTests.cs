using System.Text.RegularExpressions;
using Lorentz.Build.Commands;

namespace Lorentz.Build.Tests.Architecture;

/// <summary>The rules of the house that only the text of the sources can show.</summary>
public sealed partial class SourceRulesTests
{
    private static readonly string[] Folders = ["build", "src", "tests", "scripts", ".ci"];
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".sh", ".cmd", ".md", ".json", ".slnx", ""];

    [Fact]
    public void No_source_names_a_folder_of_somebodys_machine() => Assert.Empty(Lines(MachinePath()));

    [Fact]
    public void Nothing_is_left_undone() => Assert.Empty(Lines(Undone()));

    [Fact]
    public void The_sources_are_found() => Assert.Contains(Sources(), file => file.EndsWith("Architecture/SourceRulesTests.cs", StringComparison.Ordinal));

    // Written so that the patterns do not match themselves.
    [GeneratedRegex(@"(?<![\w.$}])/(?:home|root|work|tmp|Users|mnt)/\w|\b[A-Z]:\\\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K|NotImplemented[E]xception)\b")]
    private static partial Regex Undone();

    private static string[] Lines(Regex pattern) =>
    [
        .. Sources().SelectMany(file => File.ReadLines(Path.Combine(RepositoryFolder.Find(), file))
            .Select((text, index) => (Text: text, Place: $"{file}:{index + 1}"))
            .Where(line => pattern.IsMatch(line.Text))
            .Select(line => $"{line.Place}: {line.Text.Trim()}")),
    ];

    private static IEnumerable<string> Sources()
    {
        var root = RepositoryFolder.Find();
        return Folders
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(root))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => Extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Any(part => part is "bin" or "obj" or ".git"));
    }
}
