using Lorentz.Bits;
using Xunit;

namespace Lorentz.Physics.Tests.Bits;

/// <summary>
/// Evaluates fields and propagates tracks in child processes that see another processor (the runtime's switches), and
/// compares the bits of all results with those of the first machine this ran on.
/// </summary>
public static class BitReproducibilityTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["field"] = "6602b0380984c0ef",
        ["propagate-fixed"] = "c4283e601991df8b",
        ["propagate-adaptive"] = "5939d763b127326a",
    };

    [Theory]
    [InlineData("", "")]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_EnableAVX512F=0", "vector512=False")]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False")]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "vector128=False vector256=False fma=False neon=False")]
    [InlineData("DOTNET_TieredCompilation=0", "")]
    public static void Results_have_the_same_bits(string switches, string visible) =>
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), BitsRun.Lines(switches, visible, 1, Expected.Keys));

    [Fact]
    public static void Every_computation_is_compared() =>
        Assert.Equal(PhysicsComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());
}
