using Lorentz.Numerics.Random;
using Xunit;

namespace Lorentz.Numerics.Tests.Random;

public static class PhiloxTests
{
    /// <summary>The known answers of the Random123 distribution (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public static void Known_answers_come_out(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3) =>
        Assert.Equal(new PhiloxBlock(r0, r1, r2, r3), Philox.Block(new(c0, c1, c2, c3), k0, k1));

    [Fact]
    public static void Seed_stream_and_index_fill_key_and_counter()
    {
        var stream = new RandomStream(0x299f31d0a4093822, 0x0370734413198a2e);
        Assert.Equal(new PhiloxBlock(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1), stream.Block(0x85a308d3243f6a88));
    }
}
