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
        ["training-activations"] = "8e8ad5e1c275d182",
        ["tape-training"] = "9f56a79fbadc2416",
        ["tape-gradient"] = "3278a979575a90bc",
        ["tape-recurrent"] = "472df9e66dd0a1bc",
        ["inference"] = "190b79c60566d3ce",
        ["deep-inference"] = "452f3a486fbab043",
        ["activations"] = "748fbe4075e84397",
        ["levenberg-marquardt"] = "f8cddb76e6ff1001",
        ["limited-memory-bfgs"] = "a6be98ce019ffcae",
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
        Assert.Equal(LearningComputations.All.Concat(TapeComputations.All).Select(entry => entry.Name).Order(), Expected.Keys.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public static void ResultsHaveTheSameBits(string switches, string visible, int threads, string name)
    {
        var hardware = RunChild(switches, "hardware", threads);
        foreach (var feature in visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains($" {feature} ", hardware + " ", StringComparison.Ordinal);
        }

        Assert.Equal($"{name} {Expected[name]}", RunChild(switches, name, threads));
    }

    private static string RunChild(string switches, string name, int threads)
    {
        using var child = BitsChild.Start(switches, name, threads);
        var (exitCode, output, errors) = child.Finish();
        Assert.True(exitCode == 0, errors);
        return output;
    }
}
