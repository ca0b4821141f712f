using Lorentz.Bits;
using Xunit;

namespace Lorentz.Numerics.Tests.Bits;

/// <summary>
/// Computes in child processes that see another processor (the runtime's switches) or
/// use another number of threads, and compares the bits of all results.
/// </summary>
public static class BitReproducibilityTests
{
    /// <summary>The bits of the first machine these ran on, so that other machines compare with it, not with themselves.</summary>
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["exponential"] = "aec90335f2013ca5",
        ["logarithm"] = "e2e6073e2ad79960",
        ["hyperbolic-tangent"] = "61cfc3b83c0330c2",
        ["error-function"] = "9d958763613ea73e",
        ["sine"] = "fdab71b51ad41bfd",
        ["cosine"] = "c1b3b69792eeddc6",
        ["random-streams"] = "c188dd37258058bd",
        ["random-permutation"] = "40d03969fc4c9ecf",
        ["number-types"] = "4b1309a6ff1d009b",
        ["reductions"] = "2b9467bb1419a19e",
        ["matrix-product"] = "88df151fb9b30913",
        ["matrix-product-single"] = "95b95a398fed01c1",
    };

    [Theory]
    [InlineData("none", "", 1)]
    [InlineData("none", "", 2)]
    [InlineData("DOTNET_EnableAVX512F=0 DOTNET_EnableAVX512=0", "vector512=False", 2)]
    [InlineData("DOTNET_EnableAVX2=0", "vector256=False avx2=False fma=False", 1)]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "vector128=False vector256=False fma=False neon=False", 2)]
    [InlineData("DOTNET_TieredCompilation=0", "", 2)]
    public static void Results_have_the_same_bits(string switches, string visible, int threads) =>
        Assert.Equal(Expected.Select(pair => $"{pair.Key} {pair.Value}"), BitsRun.Lines(switches, visible, threads, Expected.Keys));

    [Fact]
    public static void Every_computation_is_compared() =>
        Assert.Equal(NumericsComputations.All.Select(entry => entry.Name).Order(), Expected.Keys.Order());

    [Fact]
    public static void Two_nans_hash_alike_and_one_changed_bit_does_not()
    {
        var negative = BitConverter.UInt64BitsToDouble(0xfff8000000000001);
        Assert.Equal(new BitHash().Add(double.NaN).Value, new BitHash().Add(negative).Value);
        Assert.NotEqual(new BitHash().Add(1.0).Value, new BitHash().Add(Math.BitIncrement(1.0)).Value);
        Assert.NotEqual(new BitHash().Add(1.0).Add(2.0).Value, new BitHash().Add(2.0).Add(1.0).Value);
    }
}
