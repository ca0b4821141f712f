using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class TrilinearFieldTests
{
    private static readonly FieldGrid Grid = FieldGrid.Sample(
        Probe.Sources, new(new(-500, 1000.0 / 7, 8), new(-400, 100, 9), new(-300.3, 33.3, 19)));

    private static readonly TrilinearField Field = new(Grid);

    [Fact]
    public void It_is_exact_at_the_nodes()
    {
        var geometry = Grid.Geometry;
        for (var node = 0; node < geometry.NodeCount; node++)
        {
            var (i, j, k) = geometry.Node(node);
            var b = Grid.At(i, j, k);
            var (x, y, z) = (geometry.X.Position(i), geometry.Y.Position(j), geometry.Z.Position(k));
            var distance = Probe.Distance([b.X.Value, b.Y.Value, b.Z.Value], Probe.At(Field, x, y, z));

            // A node's own coordinate is rounded where the spacing is not a round number.
            Assert.InRange(distance, 0, 1e-15);
        }
    }

    [Fact]
    public void Round_spacings_give_the_nodes_to_the_bit()
    {
        var grid = FieldGrid.Sample(Probe.Sources, Probe.Cube(600, 100));
        var field = new TrilinearField(grid);
        for (var node = 0; node < grid.Geometry.NodeCount; node++)
        {
            var (i, j, k) = grid.Geometry.Node(node);
            var b = grid.At(i, j, k);
            var axis = grid.Geometry.X;
            Assert.Equal(
                new[] { b.X.Value, b.Y.Value, b.Z.Value }, Probe.At(field, axis.Position(i), axis.Position(j), axis.Position(k)));
        }
    }

    [Fact]
    public void Trilinear_polynomials_are_reproduced()
    {
        var field = new PolynomialField(1);
        var map = new TrilinearField(FieldGrid.Sample(field, Probe.Cube(300, 100)));
        Assert.InRange(Probe.LargestDifference(map, field, Probe.Points(1000, 300)), 0, 1e-14);
    }

    [Fact]
    public void The_error_falls_with_the_square_of_the_spacing()
    {
        double[] spacings = [100, 75, 60, 50, 40];
        var points = Probe.Points(8000, 590).ToArray();
        var errors = spacings
            .Select(h => Probe.RootMeanSquare(new TrilinearField(FieldGrid.Sample(Probe.Sources, Probe.Cube(600, h))), Probe.Sources, points))
            .ToArray();
        Assert.InRange(Probe.Order(spacings, errors), 1.9, 2.1);
    }

    [Fact]
    public void The_gradient_agrees_with_finite_differences_inside_a_cell()
    {
        var gradient = new double[9];
        var geometry = Grid.Geometry;
        foreach (var (x, y, z) in Probe.Points(300, 1.0))
        {
            var cx = geometry.X.Position((int)(3.5 + (3 * x))) + 70;
            var cy = geometry.Y.Position((int)(4 + (3.9 * y))) + 40;
            var cz = geometry.Z.Position((int)(9 + (8.9 * z))) + 15;
            Field.ValueAndGradient(cx, cy, cz, out _, out _, out _, gradient);
            Assert.InRange(Probe.Distance(gradient, Probe.Gradient(Field, cx, cy, cz, 2.0)), 0, 1e-14);
        }
    }

    [Fact]
    public void It_is_continuous_across_faces()
    {
        foreach (var (x, y, _) in Probe.Points(100, 290))
        {
            var below = Probe.At(Field, x, Math.BitDecrement(100.0), y);
            var above = Probe.At(Field, x, 100.0, y);
            Assert.InRange(Probe.Distance(below, above), 0, 1e-14);
        }
    }

    [Fact]
    public void Lanes_have_the_bits_of_the_scalar()
    {
        foreach (var (x, y, z) in Probe.Points(300, 520))
        {
            var b = Field.At(DoubleLanes.Constant(x), DoubleLanes.Constant(y), DoubleLanes.Constant(z));
            Assert.Equal(Probe.At(Field, x, y, z), new[] { b.X.Value[3], b.Y.Value[2], b.Z.Value[1] });
        }
    }

    [Fact]
    public void Outside_the_grid_the_field_is_zero_and_a_position_without_a_number_gives_none()
    {
        Assert.Equal(new double[] { 0, 0, 0 }, Probe.At(Field, 0, 400.5, 0));
        Assert.False(Field.Region.Contains(0, 400.5, 0));
        Assert.All(Probe.At(Field, double.NaN, 0, 0), value => Assert.True(double.IsNaN(value)));
    }
}
