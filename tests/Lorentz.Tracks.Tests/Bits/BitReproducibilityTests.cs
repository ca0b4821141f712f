using System.Diagnostics;
using System.Globalization;
using Lorentz.Bits;

namespace Lorentz.Tracks.Tests.Bits;

/// <summary>
/// Draws samples and trains on tracks in child processes that see another processor (the runtime's switches) or use
/// another number of threads, and compares the bits of all results with those of the first machine this ran on.
/// </summary>
public static class BitReproducibilityTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["dataset"] = "785f0599445659d5",
        ["track-training"] = "a06b6e903ff67f0c",
    };

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "", 2)]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0", "vector512=False", 2)]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 1)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "vector128=False vector256=False fma=False neon=False", 2)]
    [InlineData("DOTNET_TieredCompilation=0", "", 1)]
    public static void Results_have_the_same_bits(string switches, string visible, int threads)
    {
        var hardware = Finish(Start(switches, "hardware", threads));
        foreach (var feature in visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains($" {feature} ", hardware + " ", StringComparison.Ordinal);
        }

        var children = Expected.Keys.Select(name => Start(switches, name, threads)).ToArray();
        var lines = children.Select(Finish).ToArray();
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), lines);
    }

    [Fact]
    public static void Every_computation_is_compared() =>
        Assert.Equal(TrackComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());

    private static Process Start(string switches, string name, int threads)
    {
        // Started by its own executable, the host is found by name.
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Lorentz.Bits.dll"));
        start.ArgumentList.Add(name);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        foreach (var pair in switches.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=');
            start.Environment[parts[0]] = parts[1];
        }

        return Process.Start(start)!;
    }

    private static string Finish(Process child)
    {
        using (child)
        {
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.Equal(0, child.ExitCode);
            return output.Trim();
        }
    }
}
