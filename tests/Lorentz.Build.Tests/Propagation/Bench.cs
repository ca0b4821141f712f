using System.Globalization;
using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>A scratch folder and the whole program, as a user has them.</summary>
internal sealed class Bench : IDisposable
{
    public const string Header = "x0,y0,tx0,ty0,qop,z0,z1";

    public string Folder { get; } = Directory.CreateTempSubdirectory("lorentz-propagate-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public string[] Lines(string file) => File.ReadAllLines(PathOf(file));

    /// <summary>Runs the program; <c>repository</c> and outputs are the scratch folder.</summary>
    public (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = new Application(Catalogue.All, Folder, output, error).Run(arguments, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Propagates <c>states.csv</c> to <c>ends.csv</c>.</summary>
    public (int Code, string Output, string Error) Propagate(string method, params string[] more) => Run(
        [
            "Propagate", "--set", $"input={PathOf("states.csv")}", "--set", $"output={PathOf("ends.csv")}", "--set", $"method={method}", .. more,
        ]);

    /// <summary>Propagates what must succeed.</summary>
    /// <returns>What the user saw.</returns>
    public string Succeed(string method, params string[] more)
    {
        var (code, output, error) = Propagate(method, more);
        Assert.Equal("", error);
        Assert.Equal(0, code);
        return output;
    }

    /// <summary>The columns of <c>ends.csv</c> by name, row by row; no field of these tests needs quotation marks.</summary>
    public Dictionary<string, string>[] Ends()
    {
        var lines = Lines("ends.csv");
        var names = lines[0].Split(',');
        return [.. lines[1..].Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static string Row(params double[] numbers) => string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
