using Lorentz.Physics.Fields;
using Xunit;

namespace Lorentz.Physics.Tests.Fields;

public sealed class FieldRegionTests
{
    private static readonly FieldRegion Region =
        new(-100, 200, -300, 400, -500, 600) { WedgeX = 10, SlopeX = 0.5, WedgeY = 20, SlopeY = 1 };

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(10, 20, 0, true)]
    [InlineData(10.1, 0, 0, false)]
    [InlineData(-10.1, 0, 0, false)]
    [InlineData(0, 20.1, 0, false)]
    [InlineData(0, -20.1, 0, false)]
    [InlineData(60, 0, 100, true)]
    [InlineData(60.1, 0, 100, false)]
    [InlineData(-60, 0, -100, true)]
    [InlineData(0, 120, 100, true)]
    [InlineData(0, 120.1, 100, false)]
    [InlineData(200, 0, 600, true)]
    [InlineData(200.1, 0, 600, false)]
    [InlineData(-100.1, 0, 600, false)]
    [InlineData(0, 400.1, 600, false)]
    [InlineData(0, -300.1, 600, false)]
    [InlineData(0, 0, 600.1, false)]
    [InlineData(0, 0, -500.1, false)]
    [InlineData(double.NaN, 0, 0, false)]
    [InlineData(0, double.NaN, 0, false)]
    [InlineData(0, 0, double.NaN, false)]
    public void Box_and_wedge_both_bound_it(double x, double y, double z, bool inside) =>
        Assert.Equal(inside, Region.Contains(x, y, z));

    [Fact]
    public void Everywhere_holds_every_number_and_no_NaN()
    {
        Assert.True(FieldRegion.Everywhere.Contains(1e300, -1e300, 1e300));
        Assert.False(FieldRegion.Everywhere.Contains(double.NaN, 0, 0));
        Assert.False(FieldRegion.Everywhere.Contains(0, 0, double.NaN));
    }
}
