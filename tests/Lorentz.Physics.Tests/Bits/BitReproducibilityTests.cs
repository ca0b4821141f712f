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
    public static void Results_have_the_same_bits(string switches, string visible)
    {
        var hardware = Finish(BitsChild.Start(switches, "hardware", 1));
        foreach (var feature in visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains($" {feature} ", hardware + " ", StringComparison.Ordinal);
        }

        var children = Expected.Keys.Select(name => BitsChild.Start(switches, name, 1)).ToArray();
        var lines = children.Select(Finish).ToArray();
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), lines);
    }

    [Fact]
    public static void Every_computation_is_compared() =>
        Assert.Equal(PhysicsComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());

    private static string Finish(BitsChild child)
    {
        using (child)
        {
            var (exitCode, output, errors) = child.Finish();
            Assert.True(exitCode == 0, errors);
            return output;
        }
    }
}
