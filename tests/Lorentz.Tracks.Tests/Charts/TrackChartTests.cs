using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Tests.Charts;

public static class TrackChartTests
{
    private static readonly Segment Line = new(8, -9, 0.11, -0.07, 1 / 4000.0, 770, 800);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    [InlineData(5, 56)]
    [InlineData(16, 969)]
    public static void Equal_degrees_make_a_simplex_of_terms(int degree, int terms) =>
        Assert.Equal(terms, new ChartShape(degree, degree, degree, 0).Terms);

    [Fact]
    public static void Vertex_terms_come_twice_with_their_share_of_the_degrees() =>
        Assert.Equal(165 + (2 * 35), new ChartShape(8, 8, 8, 0.5).Terms);

    [Fact]
    public static void Degrees_part_the_simplex_as_they_say() => Assert.Equal(
        [new ChartRow(4, 0, 0, VertexPower.None), new(2, 1, 0, VertexPower.None), new(1, 2, 0, VertexPower.None), new(1, 0, 1, VertexPower.None)],
        new ChartShape(3, 2, 1, 0).Rows);

    [Fact]
    public static void Without_charge_or_distance_there_is_no_deviation()
    {
        var chart = ChartSamples.Random(new(4, 3, 2, 0.5));
        Assert.Equal(default, Positive(chart.Evaluate(Line with { Dz = 0 })) with { Tx = 0, Ty = 0 });
        Assert.Equal(default, Positive(chart.Evaluate(Line with { Qop = 0 })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(730)]
    [InlineData(1490)]
    public static void Slopes_are_the_derivatives_of_positions(double dz)
    {
        const double step = 1e-3;
        var chart = ChartSamples.Random(new(4, 3, 2, 0.5));
        var (before, here, after) = (
            chart.Evaluate(Line with { Dz = dz - step }), chart.Evaluate(Line with { Dz = dz }), chart.Evaluate(Line with { Dz = dz + step }));
        Assert.Equal((after.X - before.X) / (2 * step), here.Tx, 1e-6);
        Assert.Equal((after.Y - before.Y) / (2 * step), here.Ty, 1e-6);
    }

    [Fact]
    public static void Terms_are_products_of_Chebyshev_polynomials()
    {
        var shape = new ChartShape(3, 2, 2, 0.5);
        var chart = ChartSamples.Random(shape, planes: 1);
        var segment = Line with { Dz = 500 };
        double T(double x, int n) => Math.Cos(n * Math.Acos(x));
        var (x, y) = ((Line.X - (Line.Tx * 770)) / 20, (Line.Y - (Line.Ty * 770)) / 20);
        var expected = new double[4];
        var term = 0;
        foreach (var row in shape.Rows)
        {
            for (var i = 0; i < row.Count; i++, term++)
            {
                var vertex = row.Vertex == VertexPower.X ? x : row.Vertex == VertexPower.Y ? y : 1;
                var value = T(Line.Tx / 0.3, i) * T(Line.Ty / 0.25, row.Ty) * T(Line.Qop * 1500, row.Qop) * vertex;
                for (var output = 0; output < 4; output++)
                {
                    expected[output] += Line.Qop * 1500 * value * chart.Coefficients[(4 * term) + output];
                }
            }
        }

        var actual = chart.Evaluate(segment);
        Assert.Equal(expected[0], actual.X, 1e-10);
        Assert.Equal(expected[1], actual.Y, 1e-10);
        Assert.Equal(expected[2], actual.Tx, 1e-12);
        Assert.Equal(expected[3], actual.Ty, 1e-12);
    }

    [Fact]
    public static void Batch_and_single_agree_to_the_bit_and_strangers_are_flagged()
    {
        var chart = ChartSamples.Random(new(4, 3, 2, 0.5));
        var extrapolator = new ChartExtrapolator("chart", chart);
        var tracks = TrackColumns.Allocate(20);
        var (z0, z1) = (new double[20], new double[20]);
        for (var i = 0; i < 20; i++)
        {
            (tracks.X[i], tracks.Y[i], tracks.Tx[i], tracks.Ty[i], tracks.Qop[i]) = (i - 10, i, (i - 10) * 0.02, 0.01 * i, (i - 9.5) * 5e-5);
            (z0[i], z1[i]) = (770, 800 + (70 * i));
        }

        tracks.Tx[19] = 0.45;
        var ends = TrackColumns.Allocate(20);
        var statuses = new ExtrapolationStatus[20];
        extrapolator.ExtrapolateBatch(tracks, z0, z1, ends, statuses);
        for (var i = 0; i < 20; i++)
        {
            var one = extrapolator.Extrapolate(tracks[i], new(z0[i]), new(z1[i]));
            Assert.Equal(one.State, ends[i]);
            Assert.Equal(one.Status, statuses[i]);
            Assert.Equal(i == 19 ? ExtrapolationStatus.OutsideRegion : ExtrapolationStatus.Ok, statuses[i]);
        }
    }

    [Theory]
    [InlineData(7, 500)]
    [InlineData(0, 500)]
    [InlineData(16, 0)]
    [InlineData(16, double.NaN)]
    public static void Numbers_that_make_no_chart_are_refused(int coefficients, double spacing) =>
        Assert.Throws<ArgumentException>(() => new TrackChart(new(1, 1, 1, 0), new(1, 1, 1, 1), 770, spacing, new double[coefficients], ChartSamples.Domain));

    private static Deviation Positive(in Deviation deviation) => new(deviation.X + 0.0, deviation.Y + 0.0, deviation.Tx + 0.0, deviation.Ty + 0.0);
}
