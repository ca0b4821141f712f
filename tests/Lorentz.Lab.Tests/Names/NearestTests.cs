using Lorentz.Lab.Names;

namespace Lorentz.Lab.Tests.Names;

public sealed class NearestTests
{
    private static readonly string[] Names = ["WidthScan", "DepthScan", "Dataset", "Baselines", "Test", "RkPinnLeaderboard"];

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Test", "tset", 1)]
    [InlineData("flaw", "lawn", 2)]
    public void The_distance_counts_edits(string left, string right, int distance)
    {
        Assert.Equal(distance, Nearest.Distance(left, right));
        Assert.Equal(distance, Nearest.Distance(right, left));
    }

    [Theory]
    [InlineData("widthscan", "WidthScan")]
    [InlineData("WidhtScan", "WidthScan")]
    [InlineData("Width", "WidthScan")]
    [InlineData("Tets", "Test")]
    [InlineData("RkPin", "RkPinnLeaderboard")]
    public void The_name_that_was_meant_comes_first(string typed, string meant) => Assert.Equal(meant, Nearest.To(typed, Names)[0]);

    [Fact]
    public void Nothing_near_gets_all_names() => Assert.Equal(
        "unknown target `Xylophone`: valid are `Baselines`, `Dataset`, `DepthScan`, `RkPinnLeaderboard`, `Test`, `WidthScan`.",
        Nearest.Unknown("target", "Xylophone", Names));
}
