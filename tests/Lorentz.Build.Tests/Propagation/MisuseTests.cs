using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>What does not exist or makes no sense is answered with what would.</summary>
public sealed class MisuseTests
{
    private const string State = $"{Bench.Header}\n1,2,0.03,0.04,2e-4,770,9000\n";

    [Theory]
    [InlineData("cash-krap", "lhcb", "unknown method `cash-krap`: did you mean `cash-karp`")]
    [InlineData("rk4:ten", "lhcb", "method `rk4:ten`: `ten` cannot stand there; write `rk4`, `rk4:10`, `rk4:4steps`")]
    [InlineData("residul-512", "lhcb", "unknown method `residul-512`: did you mean `residual-512`?")]
    [InlineData("", "lhcb", "`Propagate` needs --set method=NAME")]
    [InlineData("rk4", "lhbc", "unknown field `lhbc`: did you mean `lhcb`?")]
    [InlineData("rk4", "uniform", "field `uniform` needs a value of By in tesla")]
    [InlineData("rk4", "uniform:strong", "`strong` is no number of tesla")]
    [InlineData("rk4", "map", "field `map` needs a file, for example `map:field.txt`")]
    [InlineData("rk4", "map:nowhere.txt", "there is no map file `nowhere.txt`")]
    [InlineData("nowhere.safetensors", "lhcb", "there is no network file `nowhere.safetensors`")]
    [InlineData("residual-512", "lhcb", "method `residual-512` is not trained in profile standard (no network is trained yet): run ./build.sh WidthScanWeights first")]
    public void Unknown_names_get_the_nearest(string method, string field, string expected)
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        var (code, _, error) = bench.Propagate(method, "--set", $"field={field}");
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_cannot_be_read_or_written_are_named()
    {
        using var bench = new Bench();
        var missing = bench.Propagate("linear");
        Assert.Equal(2, missing.Code);
        Assert.Contains($"`input`: there is no file `{bench.PathOf("states.csv")}`", missing.Error, StringComparison.Ordinal);

        var input = bench.Write("states.csv", State);
        var nothing = bench.Run("Propagate", "--set", "method=linear", "--set", $"input={input}");
        Assert.Equal(2, nothing.Code);
        Assert.Contains("`Propagate` needs --set output=FILE", nothing.Error, StringComparison.Ordinal);

        var same = bench.Run("Propagate", "--set", "method=linear", "--set", $"input={input}", "--set", $"output={input}");
        Assert.Equal(2, same.Code);
        Assert.Equal(State, File.ReadAllText(input));

        var folder = bench.Run("Propagate", "--set", "method=linear", "--set", $"input={input}", "--set", $"output={bench.Folder}");
        Assert.Equal(2, folder.Code);
        Assert.Contains("`output` is a folder", folder.Error, StringComparison.Ordinal);

        var below = Path.Combine(input, "ends.csv");
        var blocked = bench.Run("Propagate", "--set", "method=linear", "--set", $"input={input}", "--set", $"output={below}");
        Assert.Equal(1, blocked.Code);
        Assert.Contains($"cannot write {below}", blocked.Error, StringComparison.Ordinal);
        Assert.Equal([input], Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_stopped_run_leaves_no_output()
    {
        using var bench = new Bench();
        var input = bench.Write("states.csv", State);
        using var output = new StringWriter();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var code = new Application(Catalogue.All, bench.Folder, output, output).Run(
            ["Propagate", "--set", $"input={input}", "--set", $"output={bench.PathOf("ends.csv")}", "--set", "method=linear"], stopped.Token);
        Assert.Equal(130, code);
        Assert.Equal([input], Directory.GetFiles(bench.Folder, "*", SearchOption.AllDirectories));
    }
}
