using Lorentz.Numerics.Elementary.Oracle;
using Xunit;

namespace Lorentz.Numerics.Tests.Elementary;

/// <summary>The yardstick itself: one unit in the last place must measure one.</summary>
public static class BinaryExpansionTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.5)]
    [InlineData(1e300)]
    [InlineData(3e-310)]
    [InlineData(5e-324)]
    public static void The_next_double_is_one_unit_away(double value)
    {
        var exact = BinaryExpansion.Of(value);
        Assert.Equal(0.0, exact.UlpDistance(value, 53, -1022));
        var away = value > 0.0 ? Math.BitIncrement(value) : Math.BitDecrement(value);
        Assert.Equal(1.0, exact.UlpDistance(away, 53, -1022));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-45f)]
    [InlineData(2e-39f)]
    [InlineData(3e38f)]
    public static void The_next_float_is_one_unit_away(float value) =>
        Assert.Equal(1.0, BinaryExpansion.Of(value).UlpDistance(MathF.BitIncrement(value), 24, -126));

    [Fact]
    public static void A_bit_beyond_double_is_seen()
    {
        var exact = new BinaryExpansion((System.Numerics.BigInteger.One << 100) + (System.Numerics.BigInteger.One << 46), -100);
        Assert.Equal(0.25, exact.UlpDistance(1.0, 53, -1022));
    }

    [Fact]
    public static void Overflow_counts_as_right_only_beyond_the_largest_number()
    {
        Assert.Equal(0.0, new BinaryExpansion(1, 1024).UlpDistance(double.PositiveInfinity, 53, -1022));
        Assert.Equal(0.0, new BinaryExpansion(-1, 128).UlpDistance(double.NegativeInfinity, 24, -126));
        Assert.Equal(double.PositiveInfinity, BinaryExpansion.Of(double.MaxValue).UlpDistance(double.PositiveInfinity, 53, -1022));
        Assert.Equal(double.PositiveInfinity, BinaryExpansion.Of(float.MaxValue).UlpDistance(double.PositiveInfinity, 24, -126));
        Assert.Equal(double.PositiveInfinity, BinaryExpansion.Of(1.0).UlpDistance(double.NaN, 53, -1022));
    }
}
