using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Planes;

public sealed class PlaneTableTests
{
    private static readonly PointSourceField Magnet = PointSourceField.LhcbDipole;

    [Fact]
    public void A_plane_holds_the_field_on_it()
    {
        var grid = new PlaneGrid([4000, 5000], Magnet.Region, 24, 18);
        var table = PlaneTableFit.Of(Magnet, grid, PlaneAverage.Point, 1);
        foreach (var (x, y) in new[] { (0.0, 0.0), (700.0, -300.0), (-1300.0, 900.0) })
        {
            var (found, truth) = (table.At<Real64>(1, new(x), new(y)), Magnet.At<Real64>(new(x), new(y), new(5000)));
            Assert.Equal(truth.X.Value, found.X.Value, 4);
            Assert.Equal(truth.Y.Value, found.Y.Value, 4);
            Assert.Equal(truth.Z.Value, found.Z.Value, 4);
        }
    }

    [Fact]
    public void Twice_the_cells_are_an_order_more_accurate()
    {
        double Error(int cells)
        {
            var table = PlaneTableFit.Of(Magnet, new PlaneGrid([4000, 5000], Magnet.Region, cells, cells), PlaneAverage.Point, 1);
            return Enumerable.Range(-8, 17).Max(i => Math.Abs(
                table.At<Real64>(1, new(100 * i), new(60 * i)).Y.Value - Magnet.At<Real64>(new(100 * i), new(60 * i), new(5000)).Y.Value));
        }

        Assert.True(Error(8) > 8 * Error(16));
    }

    [Fact]
    public void Hats_add_up_to_the_integral_along_a_line_from_the_collision_point()
    {
        double[] z = [1000, 2500, 4100, 5200, 7000];
        var grid = new PlaneGrid(z, Magnet.Region, 20, 16);
        var table = PlaneTableFit.Of(Magnet, grid, PlaneAverage.Hat, 1);
        var (u, v) = (0.31, -0.22);
        var (sum, integral) = (0.0, 0.0);
        for (var plane = 0; plane < z.Length; plane++)
        {
            var width = ((plane > 0 ? z[plane] - z[plane - 1] : 0) + (plane + 1 < z.Length ? z[plane + 1] - z[plane] : 0)) / 2;
            sum += width * table.At<Real64>(plane, new(u * grid.HalfWidthX(plane)), new(v * grid.HalfWidthY(plane))).Y.Value;
        }

        const int steps = 6000;
        for (var i = 0; i < steps; i++)
        {
            var at = z[0] + ((i + 0.5) * (z[^1] - z[0]) / steps);
            integral += Magnet.At<Real64>(new(u * grid.HalfWidthXAt(at)), new(v * grid.HalfWidthYAt(at)), new(at)).Y.Value * (z[^1] - z[0]) / steps;
        }

        Assert.Equal(1, sum / integral, 4);
    }

    [Fact]
    public void The_table_does_not_depend_on_threads()
    {
        var grid = new PlaneGrid([4000, 5000, 6500], Magnet.Region, 5, 4);
        Assert.Equal(
            PlaneTableFit.Of(Magnet, grid, PlaneAverage.Hat, 1).Coefficients, PlaneTableFit.Of(Magnet, grid, PlaneAverage.Hat, 3).Coefficients);
    }

    [Fact]
    public void A_wedge_field_is_the_field_in_the_acceptance()
    {
        var wedge = WedgeField.Of(Magnet, 2000, 6000, 20, 16, 30, 1);
        foreach (var (x, y, z) in new[] { (0.0, 0.0, 4000.0), (500.0, -400.0, 3200.0), (-1100.0, 700.0, 5300.0) })
        {
            var (found, truth) = (wedge.At<Real64>(new(x), new(y), new(z)), Magnet.At<Real64>(new(x), new(y), new(z)));
            Assert.Equal(truth.X.Value, found.X.Value, 3);
            Assert.Equal(truth.Y.Value, found.Y.Value, 3);
            Assert.Equal(truth.Z.Value, found.Z.Value, 3);
        }

        Assert.True(double.IsNaN(wedge.At<Real64>(new(double.NaN), new(0), new(4000)).Y.Value));
    }

    [Fact]
    public void What_is_no_grid_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PlaneTable(new PlaneGrid([1000], Magnet.Region, 4, 4), []));
        Assert.Throws<ArgumentException>(() => new PlaneTable(new PlaneGrid([2000, 1000], Magnet.Region, 4, 4), []));
        Assert.Throws<ArgumentException>(() => new PlaneTable(new PlaneGrid([1000, 2000], FieldRegion.Everywhere, 4, 4), []));
        Assert.Throws<ArgumentException>(() => new PlaneTable(new PlaneGrid([1000, 2000], Magnet.Region, 4, 4), new float[7]));
    }
}
