using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class FieldGridTests
{
    [Fact]
    public void Sampling_puts_the_field_on_its_own_nodes_whatever_the_threads()
    {
        var geometry = new GridGeometry(new(-100, 50, 3), new(10, 20, 4), new(-300, 70, 7));
        var grid = FieldGrid.Sample(Probe.Sources, geometry, 2);
        Assert.Equal(FieldGrid.Sample(Probe.Sources, geometry).Values.ToArray(), grid.Values.ToArray());
        for (var node = 0; node < geometry.NodeCount; node++)
        {
            var (i, j, k) = geometry.Node(node);
            Assert.Equal(node, geometry.Index(i, j, k));
            var b = grid.At(i, j, k);
            Assert.Equal(
                Probe.At(Probe.Sources, geometry.X.Position(i), geometry.Y.Position(j), geometry.Z.Position(k)),
                new[] { b.X.Value, b.Y.Value, b.Z.Value });
        }
    }

    [Fact]
    public void A_grid_is_trusted_where_its_field_was_and_inside_its_box()
    {
        var field = new PointSourceField(
            [0, 3000, 0, 1e6], new FieldRegion(-500, 500, -500, 500, -1000, 90) { WedgeX = 50, SlopeX = 0.1 });
        var region = FieldGrid.Sample(field, Probe.Cube(200, 100)).Region;
        Assert.True(region.Contains(50, 200, 0));
        Assert.False(region.Contains(80, 200, 0));
        Assert.False(region.Contains(0, 201, 0));
        Assert.False(region.Contains(0, 0, 95));
    }

    [Fact]
    public void Wrong_sizes_are_refused_in_words()
    {
        var error = Assert.Throws<ArgumentException>(() => FieldGrid.Of(Probe.Cube(100, 100), new double[80]));
        Assert.Contains("27 nodes need 81 values, not 80", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new GridAxis(0, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GridAxis(0, double.NaN, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GridAxis(double.NaN, 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GridAxis(0, 1, 1));
    }

    [Theory]
    [InlineData(0, 100, 30, 5)]
    [InlineData(0, 90, 30, 4)]
    public void Covering_reaches_the_end(double minimum, double maximum, double spacing, int count) =>
        Assert.Equal(count, GridAxis.Covering(minimum, maximum, spacing).Count);
}
