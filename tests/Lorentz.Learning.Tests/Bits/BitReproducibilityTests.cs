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
        ["deep-inference-double"] = "7bb2f73d58a81d4a",
        ["derivatives"] = "426f4b4e696a5520",
        ["quantised-inference"] = "2f051b3a61af9a99",
        ["activations"] = "748fbe4075e84397",
        ["levenberg-marquardt"] = "f8cddb76e6ff1001",
        ["limited-memory-bfgs"] = "a6be98ce019ffcae",
    };

    [Theory]
    [InlineData("none", "", 1)]
    [InlineData("none", "", 2)]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0", "vector512=False", 2)]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 1)]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 2)]
    [InlineData("DOTNET_TieredCompilation=0", "", 2)]
    public static void ResultsHaveTheSameBits(string switches, string visible, int threads) =>
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), BitsRun.Lines(switches, visible, threads, Expected.Keys));

    [Fact]
    public static void EveryComputationIsCompared() =>
        Assert.Equal(LearningComputations.All.Concat(TapeComputations.All).Select(entry => entry.Name).Order(), Expected.Keys.Order());
}
