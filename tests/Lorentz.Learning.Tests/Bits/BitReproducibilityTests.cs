using System.Diagnostics;
using System.Globalization;
using Lorentz.Bits;
using Xunit;

namespace Lorentz.Learning.Tests.Bits;

/// <summary>
/// Trains and evaluates in child processes that see another processor (the runtime's switches) or use another number of
/// threads, and compares the bits of all results with those of the first machine this ran on.
/// </summary>
public static class BitReproducibilityTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["training-6"] = "014ade5ec07a03a5",
        ["training-7"] = "897ed30e2a417c6b",
        ["inference"] = "190b79c60566d3ce",
    };

    public static TheoryData<string, string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int, string>();
            foreach (var name in Expected.Keys)
            {
                cases.Add("none", "", 1, name);
                cases.Add("none", "", 2, name);
                cases.Add("DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0", "vector512=False", 2, name);
                cases.Add("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 1, name);
                cases.Add("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 2, name);
                cases.Add("DOTNET_TieredCompilation=0", "", 2, name);
            }

            return cases;
        }
    }

    [Fact]
    public static void EveryComputationIsCompared() =>
        Assert.Equal(LearningComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public static void ResultsHaveTheSameBits(string switches, string visible, int threads, string name)
    {
        var hardware = RunChild(switches, "hardware", threads).Trim();
        foreach (var feature in visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains($" {feature} ", hardware + " ", StringComparison.Ordinal);
        }

        Assert.Equal($"{name} {Expected[name]}", RunChild(switches, name, threads).Trim());
    }

    private static string RunChild(string switches, string name, int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet")
        {
            // The test was started by its own executable: the host is found by name.
            start.FileName = "dotnet";
        }

        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Lorentz.Bits.dll"));
        start.ArgumentList.Add(name);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        foreach (var pair in switches.Split(' ').Where(text => text.Contains('=', StringComparison.Ordinal)))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            start.Environment[pair[..sign]] = pair[(sign + 1)..];
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
