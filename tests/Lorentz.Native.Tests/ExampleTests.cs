using System.Globalization;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Tests;
using Lorentz.Lab.Tests.Deployment;
using Lorentz.Physics.Extrapolation;

namespace Lorentz.Native.Tests;

/// <summary>The examples that people copy, run as they stand.</summary>
public sealed class ExampleTests
{
    private const int Tracks = 40;

    [Theory]
    [InlineData("residual")]
    [InlineData("nystrom")]
    public void The_example_in_C_plus_plus_prints_the_numbers_of_the_managed_model(string kind)
    {
        using var folder = new TemporaryFolder();
        var library = Library.Folder;
        var program = ForeignProgram.Compile(
            "g++", folder.File("extrapolate"), "-std=c++17", Library.Source("examples", "deploy", "cpp", "extrapolate.cpp"),
            "-I", library, "-L", library, "-l", "lorentz", $"-Wl,-rpath,{library}");
        AssertExample(kind, folder, arguments => ForeignProgram.Run(program, arguments));
    }

    [Theory]
    [InlineData("residual")]
    [InlineData("nystrom")]
    public void The_example_in_Python_prints_the_numbers_of_the_managed_model(string kind)
    {
        using var folder = new TemporaryFolder();
        AssertExample(
            kind, folder, arguments => ForeignProgram.Python([Library.Source("examples", "deploy", "python", "extrapolate.py"), Library.File, .. arguments]));
    }

    private static void AssertExample(string kind, TemporaryFolder folder, Func<string[], (int Code, string Text)> run)
    {
        var path = ModelSamples.Deploy(kind, folder.Root);
        var questions = Conversation.Questions.Take(Tracks).Append(Conversation.Outside).ToArray();
        File.WriteAllLines(
            folder.File("states.csv"), ["x0,y0,tx0,ty0,qop,z0,z1", .. questions.Select(row => string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))))]);
        var (code, text) = run([path, folder.File("states.csv")]);
        Assert.True(code == 0, text);
        var model = DeployedModelFile.Read(path);
        Assert.Equal(questions.SelectMany(question => Expected(model, question)), text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Normal));

        var (plain, shown) = run([path]);
        Assert.True(plain == 0, shown);
        Assert.Equal(2, shown.Split('\n').Count(line => line == "status ok"));

        var (missing, complaint) = run([folder.File("none"), folder.File("states.csv")]);
        Assert.Equal(1, missing);
        Assert.Contains(folder.File("none"), complaint, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Expected(Lorentz.Tracks.Deployment.DeployedModel model, double[] question)
    {
        var (end, status, jacobian, derived, error) = Conversation.Answer(model, question);
        yield return $"end {Words(end)}";
        yield return $"status {(status == ExtrapolationStatus.Ok ? "ok" : "outside the trusted region")}";
        yield return $"expected error {Words(error?.Rmse ?? double.NaN)} mm, slope {Words(error?.SlopeRmse ?? double.NaN)}";
        for (var row = 0; derived >= 0 && row < 5; row++)
        {
            yield return $"jacobian {Words(jacobian[(5 * row)..((5 * row) + 5)])}";
        }
    }

    // Numbers as .NET writes them, whatever language wrote them: 17 digits say every bit.
    private static string Normal(string line) => string.Join(
        ' ', line.Split(' ').Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Words(value) : word));

    private static string Words(params double[] numbers) => string.Join(' ', numbers.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
