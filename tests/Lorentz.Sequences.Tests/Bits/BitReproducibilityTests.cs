using Lorentz.Bits;

namespace Lorentz.Sequences.Tests.Bits;

/// <summary>
/// Trains and samples models of fields in child processes that see another processor (the runtime's switches) or use another
/// number of threads, and compares the bits of all results with those of the first machine this ran on.
/// </summary>
public static class BitReproducibilityTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["sequence-state-space"] = "bb5b7ab6a85aac1c",
        ["sequence-transformer"] = "57624b0e394e6009",
    };

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "", 2)]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0", "vector512=False", 2)]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 1)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "vector128=False vector256=False fma=False neon=False", 2)]
    [InlineData("DOTNET_TieredCompilation=0", "", 1)]
    public static void Results_have_the_same_bits(string switches, string visible, int threads) =>
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), BitsRun.Lines(switches, visible, threads, Expected.Keys));

    [Fact]
    public static void Every_computation_is_compared() =>
        Assert.Equal(SequenceComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());
}
