using System.Collections.Immutable;
using Lorentz.Build.Commands;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Tests.Demonstration;

/// <summary>A repository in a scratch folder, with the sources the demonstration depends on.</summary>
public sealed class Workshop : IDisposable
{
    public Workshop()
    {
        Folder = Directory.CreateTempSubdirectory("lorentz-workshop-").FullName;
        Write("code/dataset/Sampling.cs", "// samples\n");
        Write("code/training/Descent.cs", "// descends\n");
        Write("code/training/Loss.cs", "// loses\n");
        Write("code/shared.cs", "// shared\n");
    }

    public string Folder { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public Outcome Run(params string[] arguments) => Run(DemonstrationCatalogue.Of(), arguments);

    public Outcome Run(ImmutableArray<Target> catalogue, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = new Application(catalogue, Folder, output, error).Run(arguments, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs what must succeed.</summary>
    public string Succeed(params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.Code);
        return outcome.Output;
    }

    /// <summary>The reasons that --explain gives for a target.</summary>
    public string[] Reasons(string target, params string[] arguments) => Reasons(DemonstrationCatalogue.Of(), target, arguments);

    public string[] Reasons(ImmutableArray<Target> catalogue, string target, params string[] arguments)
    {
        var outcome = Run(catalogue, ["--explain", target, .. arguments]);
        Assert.Equal("", outcome.Error);
        var lines = outcome.Output.TrimEnd().Split('\n');
        var start = Array.FindIndex(lines, line => line is "would run because:" or "up to date");
        return [.. lines[(start + 1)..].Select(line => line.Trim())];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public sealed record Outcome(int Code, string Output, string Error);
}
