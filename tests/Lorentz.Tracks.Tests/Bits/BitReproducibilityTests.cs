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
        ["chart"] = "8825e6bbf03ea540",
        ["march"] = "4f8c52e669cead5c",
        ["transport-matrices"] = "e5c34fd2962c026b",
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
        Assert.Equal(TrackComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());
}
