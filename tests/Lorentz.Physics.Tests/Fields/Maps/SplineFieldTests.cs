using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class SplineFieldTests
{
    private static readonly SplineField Spline = SplineField.Of(FieldGrid.Sample(Probe.Sources, Probe.Cube(600, 100)));

    [Fact]
    public void Cubic_polynomials_are_reproduced_up_to_the_edge()
    {
        var field = new PolynomialField(3);
        var spline = SplineField.Of(FieldGrid.Sample(field, Probe.Cube(200, 100)));
        var points = Probe.Points(500, 200).Append((200, 200, 200)).Append((-200, 200, -200)).ToArray();
        var largest = points.Max(p => Probe.At(field, p.Item1, p.Item2, p.Item3).Max(value => Math.Abs(value)));
        Assert.InRange(Probe.LargestDifference(spline, field, points), 0, 1e-6 * largest);
    }

    [Fact]
    public void Four_nodes_an_axis_are_enough_and_three_are_refused()
    {
        var field = new PolynomialField(3);
        var axis = new GridAxis(-150, 100, 4);
        var spline = SplineField.Of(FieldGrid.Sample(field, new(axis, axis, axis)));
        Assert.InRange(Probe.LargestDifference(spline, field, Probe.Points(100, 150)), 0, 2e-6);

        var thin = new GridGeometry(axis, new(0, 100, 3), axis);
        var error = Assert.Throws<ArgumentException>(() => SplineField.Of(FieldGrid.Sample(field, thin)));
        Assert.Contains("4 nodes along y", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_falls_with_the_fourth_power_of_the_spacing()
    {
        // A polynomial, because of the charges' field the sixth order still shows where single precision ends the scale.
        double[] spacings = [60, 50, 40, 30];
        var field = new PolynomialField(4);
        var points = Probe.Points(8000, 150).ToArray();
        var errors = spacings
            .Select(h => Probe.RootMeanSquare(SplineField.Of(FieldGrid.Sample(field, Probe.Cube(300, h))), field, points))
            .ToArray();
        Assert.InRange(Probe.Order(spacings, errors), 3.9, 4.1);
    }

    [Fact]
    public void The_mean_error_over_a_cell_vanishes()
    {
        // Of z^4 the spline's error is the Bernoulli polynomial h^4 B4 itself, at most h^4 / 30; x and y are at its zero.
        var root = 50 * (1 - Math.Sqrt(1 - (4 / Math.Sqrt(30))));
        var field = new PolynomialField(4);
        var spline = SplineField.Of(FieldGrid.Sample(field, Probe.Cube(600, 100)));
        const int Count = 2000;
        var errors = Enumerable.Range(0, Count)
            .Select(i => (i + 0.5) / Count * 100)
            .Select(z => Probe.At(spline, root, root, z)[1] - Probe.At(field, root, root, z)[1])
            .ToArray();
        Assert.InRange(errors.Max(value => Math.Abs(value)), 0.3 / 31, 0.3 / 29);
        Assert.InRange(Math.Abs(errors.Average()), 0, 1e-3 * errors.Max(value => Math.Abs(value)));
    }

    [Fact]
    public void The_gradient_agrees_with_finite_differences()
    {
        var gradient = new double[9];
        foreach (var (x, y, z) in Probe.Points(200, 580))
        {
            // Not across a cell's face, where the third derivative jumps.
            var (cx, cy, cz) = (Inside(x), Inside(y), Inside(z));
            Spline.ValueAndGradient(cx, cy, cz, out var bx, out var by, out var bz, gradient);
            Assert.Equal(Probe.At(Spline, cx, cy, cz), new[] { bx, by, bz });
            Assert.InRange(Probe.Distance(gradient, Probe.Gradient(Spline, cx, cy, cz, 1.0)), 0, 1e-13);
        }

        static double Inside(double position) => (Math.Floor(position / 100) * 100) + 10 + (0.8 * (position - (Math.Floor(position / 100) * 100)));
    }

    [Fact]
    public void First_and_second_derivatives_are_continuous_across_cells()
    {
        double[] below = new double[9], above = new double[9], further = new double[9], before = new double[9];
        foreach (var (x, y, _) in Probe.Points(50, 580))
        {
            const double Face = 100.0, Step = 1e-3;
            Gradient(x, y, Face - Step, below);
            Gradient(x, y, Face + Step, above);
            Gradient(x, y, Face - (3 * Step), before);
            Gradient(x, y, Face + (3 * Step), further);
            for (var i = 0; i < 9; i++)
            {
                var atFaceFromBelow = below[i] + ((below[i] - before[i]) / 2);
                var atFaceFromAbove = above[i] - ((further[i] - above[i]) / 2);
                Assert.InRange(Math.Abs(atFaceFromAbove - atFaceFromBelow), 0, 1e-13);
                var secondBelow = (below[i] - before[i]) / (2 * Step);
                var secondAbove = (further[i] - above[i]) / (2 * Step);
                Assert.InRange(Math.Abs(secondAbove - secondBelow), 0, 1e-10);
            }
        }

        static void Gradient(double x, double y, double z, double[] gradient) =>
            Spline.ValueAndGradient(x, y, z, out _, out _, out _, gradient);
    }

    [Fact]
    public void Divergence_and_curl_of_the_spline_of_a_real_field_vanish_with_the_third_power_of_the_spacing()
    {
        var coarse = LargestDivergenceOrCurl(Spline);
        var fine = LargestDivergenceOrCurl(SplineField.Of(FieldGrid.Sample(Probe.Sources, Probe.Cube(600, 50))));
        Assert.InRange(coarse, 0, 1e-2);
        Assert.InRange(coarse / fine, 6, 12);

        static double LargestDivergenceOrCurl(SplineField field)
        {
            var g = new double[9];
            var largest = 0.0;
            foreach (var (x, y, z) in Probe.Points(2000, 590))
            {
                field.ValueAndGradient(x, y, z, out _, out _, out _, g);
                double[] zeros = [g[0] + g[4] + g[8], g[7] - g[5], g[2] - g[6], g[3] - g[1]];
                largest = Math.Max(largest, zeros.Max(value => Math.Abs(value)) / Math.Sqrt(g.Sum(value => value * value)));
            }

            return largest;
        }
    }

    [Fact]
    public void A_damaged_node_is_felt_in_four_cells_and_no_further()
    {
        var clean = FieldGrid.Sample(Probe.Sources, Probe.Cube(1000, 100));
        var values = clean.Values.ToArray();
        values[(3 * clean.Geometry.Index(10, 10, 10)) + 1] = 1e6;
        var damaged = SplineField.Of(FieldGrid.Of(clean.Geometry, values));
        var whole = SplineField.Of(clean);
        Assert.NotEqual(Probe.At(whole, 0, 0, 310), Probe.At(damaged, 0, 0, 310));
        foreach (var (x, y, _) in Probe.Points(50, 900))
        {
            Assert.Equal(Probe.At(whole, x, y, 400), Probe.At(damaged, x, y, 400));
            Assert.Equal(Probe.At(whole, x, -450, y), Probe.At(damaged, x, -450, y));
        }
    }

    [Fact]
    public void Lanes_have_the_bits_of_the_scalar()
    {
        var points = Probe.Points(4000, 620).ToArray();
        for (var i = 0; i < points.Length; i += DoubleLanes.Count)
        {
            var four = points.AsSpan(i, DoubleLanes.Count).ToArray();
            var b = Spline.At(
                DoubleLanes.Load(four.Select(p => p.X).ToArray(), 0),
                DoubleLanes.Load(four.Select(p => p.Y).ToArray(), 0),
                DoubleLanes.Load(four.Select(p => p.Z).ToArray(), 0));
            for (var lane = 0; lane < four.Length; lane++)
            {
                var (x, y, z) = four[lane];
                Assert.Equal(Probe.At(Spline, x, y, z), new[] { b.X.Value[lane], b.Y.Value[lane], b.Z.Value[lane] });
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_the_bits()
    {
        var one = SplineField.Of(FieldGrid.Sample(Probe.Sources, Probe.Cube(600, 100), 1), 1);
        var two = SplineField.Of(FieldGrid.Sample(Probe.Sources, Probe.Cube(600, 100), 2), 2);
        Assert.Equal(0, Probe.LargestDifference(one, two, Probe.Points(1000, 600)));
    }

    [Fact]
    public void Outside_the_grid_the_field_is_zero_and_a_position_without_a_number_gives_none()
    {
        var gradient = new double[9];
        Spline.ValueAndGradient(0, 0, 600.0001, out var bx, out var by, out var bz, gradient);
        Assert.Equal(new double[] { 0, 0, 0 }, new[] { bx, by, bz });
        Assert.All(gradient, value => Assert.Equal(0, value));
        Assert.Equal(new double[] { 0, 0, 0 }, Probe.At(Spline, -601, 0, 0));
        Assert.False(Spline.Region.Contains(0, 0, 600.0001));
        Assert.True(Spline.Region.Contains(600, -600, 600));
        Assert.All(Probe.At(Spline, 0, double.NaN, 0), value => Assert.True(double.IsNaN(value)));
    }
}
