using System.Text.RegularExpressions;

namespace Lorentz.Native.Tests;

/// <summary>An example of the README: a program that names its file in its first line, and the commands that run it.</summary>
/// <param name="File">The program's file.</param>
/// <param name="Program">Its text.</param>
/// <param name="Commands">Commands for a shell, one a line.</param>
internal sealed partial record ReadmeExample(string File, string Program, string Commands)
{
    private const string Section = "## Use a trained extrapolator";

    /// <summary>The example under a heading.</summary>
    public static ReadmeExample Under(string heading)
    {
        var readme = System.IO.File.ReadAllText(Library.Source("README.md")).ReplaceLineEndings("\n");
        var section = Between(readme, Section, "\n## ");
        var blocks = Fence().Matches(Between(section, $"### {heading}\n", "\n### ")).Select(match => (Language: match.Groups[1].Value, Text: match.Groups[2].Value)).ToArray();
        var program = blocks.Single(block => block.Language != "sh").Text;
        return new(FileName().Match(program).Value, program, blocks.Single(block => block.Language == "sh").Text);
    }

    private static string Between(string text, string start, string end)
    {
        var first = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(first >= 0, $"the README has no '{start.Trim()}'");
        var rest = text[(first + start.Length)..];
        var last = rest.IndexOf(end, StringComparison.Ordinal);
        return last < 0 ? rest : rest[..last];
    }

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[\w-]+\.\w+")]
    private static partial Regex FileName();
}
