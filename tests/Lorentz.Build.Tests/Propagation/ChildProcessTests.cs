using System.Diagnostics;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>The program as a process of its own: relative paths start in the working folder, and exit codes come out.</summary>
public sealed class ChildProcessTests
{
    [Fact]
    public void Paths_are_relative_to_the_working_folder()
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n1,2,0.03,0.04,0,770,1770\n");
        var (code, output) = Run(bench, "method=linear");
        Assert.Equal(0, code);
        Assert.Contains("ok", output, StringComparison.Ordinal);
        Assert.Equal("1,2,0.03,0.04,0,770,1770,2,31,42,0.03,0.04,ok", bench.Lines("out/ends.csv")[1]);
    }

    [Fact]
    public void A_wrong_name_ends_with_code_2()
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n");
        var (code, output) = Run(bench, "method=liner");
        Assert.Equal(2, code);
        Assert.Contains("unknown method `liner`: did you mean `linear`?", output, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Run(Bench bench, string method)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Lorentz.Build.dll");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", program, "Propagate", "--set", "input=states.csv", "--set", "output=out/ends.csv", "--set", method])
        {
            WorkingDirectory = bench.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
