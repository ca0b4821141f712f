using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Losses;

public sealed class SeriesLossTests
{
    [Fact]
    public void The_parts_follow_from_their_definitions()
    {
        foreach (var equation in KnownEquations.All.Concat(UnseenEquations.All))
        {
            const int Last = 18;
            const int Points = 37;
            var loss = new SeriesLoss(equation, Last, Points, 3, 5);
            var random = new Random(4);
            var s = Enumerable.Range(0, Last + 1).Select(_ => random.NextDouble() - 0.5).ToArray();
            var (from, to) = (equation.Interval.From.ToDouble(), equation.Interval.To.ToDouble());
            var residual = Enumerable.Range(0, Points).Average(i => Square(Residual(equation, s, from + ((to - from) * i / (Points - 1)))));
            var boundary = equation.Conditions.Sum(c => Square(Polynomial.Value(s, c.At.ToDouble(), c.Derivative) - c.Value.ToDouble()));
            var table = RecurrenceTable.Of(equation, Last);
            var recurrence = Enumerable.Range(equation.Order, Last + 1 - equation.Order).Average(l => Square(s[l] - table.Next(l, s)));
            var parts = loss.Evaluate(s);
            Near(residual, parts.Residual);
            Near(boundary, parts.Boundary);
            Near(recurrence, parts.Recurrence);
            Near(residual + (3 * boundary) + (5 * recurrence), parts.Total);
        }
    }

    [Fact]
    public void The_compressed_loss_is_the_loss()
    {
        foreach (var equation in KnownEquations.All.Concat(UnseenEquations.All))
        {
            foreach (var (last, points) in new[] { (20, 1000), (25, 300), (20, 12) })
            {
                var loss = new SeriesLoss(equation, last, points, 100, 100);
                var form = loss.Compressed;
                Assert.Equal((last + 1, equation.Order, last + 1 - equation.Order), (form.ResidualRows, form.BoundaryRows, form.RecurrenceRows));
                var random = new Random(7);
                for (var trial = 0; trial < 5; trial++)
                {
                    var s = Enumerable.Range(0, last + 1).Select(_ => random.NextDouble() - 0.5).ToArray();
                    Near(loss.Evaluate(s).Total, form.Value(s));
                }
            }
        }
    }

    [Fact]
    public void What_no_polynomial_can_fit_stays_as_rest()
    {
        // Few coefficients against a sine: the rest is the least residual, well above rounding.
        var loss = new SeriesLoss(KnownEquations.Beam, 5, 500, 0, 0);
        Assert.True(loss.Compressed.Rest > 1e-9);
        Assert.Equal(loss.Compressed.Value(new double[6]), loss.Evaluate(new double[6]).Total, 1e-14);
    }

    [Fact]
    public void Bits_are_the_same_twice()
    {
        var (first, second) = (new SeriesLoss(KnownEquations.Beam, 25, 700, 100, 100), new SeriesLoss(KnownEquations.Beam, 25, 700, 100, 100));
        Assert.True(first.Compressed.Matrix.SequenceEqual(second.Compressed.Matrix));
        Assert.Equal(ClosedForm.Of(first).Coefficients, ClosedForm.Of(second).Coefficients);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesLoss(KnownEquations.Beam, 3, 10, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesLoss(KnownEquations.Beam, 8, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeriesLoss(KnownEquations.Beam, 8, 10, -1, 1));
        Assert.Throws<ArgumentException>(() => new SeriesLoss(KnownEquations.Beam, 8, 10, 1, 1).Evaluate(new double[8]));
    }

    // The residual peaks at the end of the beam, so its mean depends on the spacing of the points; those of the published values are inferred.
    [Theory]
    [InlineData(20, 101, 1.6e-8)]
    [InlineData(20, 1000, 1.39e-8)]
    [InlineData(25, 101, 9e-12)]
    [InlineData(30, 1000, 5e-14)]
    [InlineData(40, 101, 3e-19)]
    [InlineData(40, 1000, 2.31e-19)]
    public void The_truncation_floor_of_the_beam(int last, int points, double published)
    {
        var coefficients = TruncatedSolution.Of(KnownEquations.Beam, last).Required.Coefficients;
        var floor = new SeriesLoss(KnownEquations.Beam, last, points, 100, 100).Evaluate(coefficients.AsSpan());
        Assert.InRange(floor.Total / published, 1 / 1.2, 1.2);
    }

    [Fact]
    public void Every_other_equation_of_the_study_has_no_floor_at_twenty()
    {
        foreach (var equation in KnownEquations.All.Where(equation => equation != KnownEquations.Beam))
        {
            var coefficients = TruncatedSolution.Of(equation, 20).Required.Coefficients;
            Assert.InRange(new SeriesLoss(equation, 20, 1000, 100, 100).Evaluate(coefficients.AsSpan()).Total, 0, 1e-24);
        }
    }

    private static double Residual(LinearEquation equation, double[] s, double x) =>
        Enumerable.Range(0, equation.Order + 1).Sum(k => Polynomial.Value(equation.Coefficients[k].AsSpan(), x) * Polynomial.Value(s, x, k)) - equation.Forcing.Value(x);

    private static double Square(double value) => value * value;

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
