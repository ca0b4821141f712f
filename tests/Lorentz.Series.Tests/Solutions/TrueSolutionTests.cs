using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Solutions;

public sealed class TrueSolutionTests
{
    [Fact]
    public void Airy()
    {
        var truth = TrueSolution.Of(KnownEquations.Airy).Required;
        double[] published = [.355028, -.258819, 0, .0591713, -.0215683, 0, .00197238, -.000513531];
        Assert.All(published.Index(), pair => Assert.Equal(pair.Item, truth.Coefficients[pair.Index], Math.Max(1e-9, 5e-6 * Math.Abs(pair.Item))));

        // Ai(0.9) and Ai(-0.9) to 30 digits by another program; the conditions themselves have 15.
        Assert.Equal(0.151886803640544361, truth.Value(0.9), 2e-15);
        Assert.Equal(0.531959945610973915, truth.Value(-0.9), 2e-15);
        Assert.Equal(0.9 * truth.Value(0.9), truth.Value(0.9, 2), 1e-15);
    }

    [Fact]
    public void Legendre_is_P5() => Exactly(KnownEquations.Legendre, "0", "15/8", "0", "-35/4", "0", "63/8", "0");

    [Fact]
    public void Hermite_is_H6() => Exactly(KnownEquations.Hermite, "-120", "0", "720", "0", "-480", "0", "64", "0");

    [Fact]
    public void Chebyshev_is_T6() => Exactly(UnseenEquations.Chebyshev, "-1", "0", "18", "0", "-48", "0", "32", "0");

    [Fact]
    public void Laguerre_is_L4_about_one() => Exactly(UnseenEquations.Laguerre, "-5/8", "1/6", "5/4", "-1/2", "1/24", "0");

    [Fact]
    public void Harmonic_is_the_cosine()
    {
        var exact = TrueSolution.Of(KnownEquations.Harmonic).Required.Exact;
        Assert.All(Enumerable.Range(0, 60), n => Assert.Equal(new CosineForcing(1, 1).Coefficient(n), exact[n]));
    }

    [Fact]
    public void Exponential_is_one_over_the_factorial()
    {
        var exact = TrueSolution.Of(KnownEquations.Exponential).Required.Exact;
        Assert.All(Enumerable.Range(0, 60), n => Assert.Equal(1 / (Rational)FallingFactorial.Exact(n, n), exact[n]));
    }

    [Fact]
    public void Beam()
    {
        var truth = TrueSolution.Of(KnownEquations.Beam).Required;
        Assert.Equal(.18804558, truth.Coefficients[2], 5e-9);
        Assert.Equal(-.10494606, truth.Coefficients[3], 5e-9);
        Assert.Equal(1 / 60.0, truth.Coefficients[5], 1e-16);
        Assert.Equal(-.00230159, truth.Coefficients[7], 5e-9);
        Assert.Equal(0, truth.Exact[0]);
        Assert.Equal(0, truth.Exact[4]);

        // s_2 = 1/2 int_0^1 t g and s_3 = -1/6 int_0^1 g with g = sin 2t / (1 + 0.3 t^2): Simpson's rule on 2000 panels.
        Assert.Equal(Simpson(t => t * Load(t)) / 2, truth.Coefficients[2], 1e-13);
        Assert.Equal(-Simpson(Load) / 6, truth.Coefficients[3], 1e-13);

        static double Load(double t) => Math.Sin(2 * t) / (1 + (0.3 * t * t));
    }

    [Fact]
    public void The_square_of_an_Airy_series()
    {
        var truth = TrueSolution.Of(UnseenEquations.AiryProduct).Required;
        var f = AffineSeries.Of(KnownEquations.Airy, 40).Homogeneous[0];
        for (var n = 0; n <= 40; n++)
        {
            var product = Enumerable.Range(0, n + 1).Aggregate(Rational.Zero, (sum, k) => sum + (f[k] * f[n - k]));
            Assert.Equal(product, truth.Exact[n]);
        }
    }

    [Fact]
    public void Closed_forms()
    {
        Compare(UnseenEquations.Weber, x => Math.Exp(x * x / 4));
        Compare(UnseenEquations.TwoPoint, x => (1 + (x / 2)) / (1 + (x * x)));
        Compare(KnownEquations.Exponential, Math.Exp);
    }

    [Fact]
    public void Bessel_at_one_and_a_half()
    {
        // J_0(1.5) and J_0(0.5) to 30 digits by another program.
        var truth = TrueSolution.Of(UnseenEquations.Bessel).Required;
        Assert.Equal(0.511827671735918129, truth.Value(0.5), 1e-14);
        Assert.Equal(0.938469807240812904, truth.Value(-0.5), 1e-14);
    }

    [Fact]
    public void Every_solution_satisfies_its_equation_and_conditions()
    {
        foreach (var equation in KnownEquations.All.Concat(UnseenEquations.All).Concat(MisnamedEquations.All))
        {
            var truth = TrueSolution.Of(equation).Required;
            var scale = truth.Coefficients.Max(Math.Abs) * 100;
            foreach (var condition in equation.Conditions)
            {
                Assert.Equal(condition.Value.ToDouble(), truth.Value(condition.At.ToDouble(), condition.Derivative), 1e-13 * scale);
            }

            foreach (var x in (double[])[equation.Interval.From.ToDouble(), 0.1, equation.Interval.To.ToDouble()])
            {
                var residual = -equation.Forcing.Value(x);
                for (var k = 0; k <= equation.Order; k++)
                {
                    residual += Polynomial.Value(equation.Coefficients[k].AsSpan(), x) * truth.Value(x, k);
                }

                Assert.Equal(0, residual, 1e-12 * scale);
            }
        }
    }

    [Fact]
    public void The_misnamed_Airy_is_a_straight_line() =>
        Assert.All(TrueSolution.Of(MisnamedEquations.Airy).Required.Exact.Skip(2), value => Assert.Equal(0, value));

    [Fact]
    public void A_difference_is_seen_below_the_rounding_of_y()
    {
        var truth = TrueSolution.Of(KnownEquations.Harmonic).Required;
        Assert.Equal(0, truth.Difference(truth.Coefficients.AsSpan()));
        Assert.Equal(1, truth.Maximum, 1e-15);
        var other = truth.Coefficients.ToArray();
        other[30] += 1e-20;
        Assert.Equal(1e-20 * Math.Pow(0.5, 30), truth.Difference(other), 1e-32);
    }

    [Fact]
    public void Conditions_beyond_the_radius_of_convergence_are_refused()
    {
        var equation = UnseenEquations.TwoPoint with { Conditions = [new(0, 0, 1), new(2, 0, 1)] };
        Assert.Contains("cannot be summed", Assert.Single(TrueSolution.Of(equation).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_beyond_the_radius_of_convergence_is_refused()
    {
        var equation = UnseenEquations.TwoPoint with { Interval = new(Rational.Parse("-1/2"), 1) };
        Assert.Contains("at x = 1 ", Assert.Single(TrueSolution.Of(equation).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_form_are_passed_on() =>
        Assert.Contains("exactly 1", Assert.Throws<InvalidOperationException>(() => TrueSolution.Of(KnownEquations.Exponential with { Conditions = [] }).Required).Message, StringComparison.Ordinal);

    private static void Exactly(LinearEquation equation, params string[] expected)
    {
        var exact = TrueSolution.Of(equation).Required.Exact;
        Assert.Equal(expected.Select(Rational.Parse), exact.Take(expected.Length));
        Assert.All(exact.Skip(expected.Length), value => Assert.Equal(0, value));
    }

    private static void Compare(LinearEquation equation, Func<double, double> closed)
    {
        var truth = TrueSolution.Of(equation).Required;
        var (from, to) = (equation.Interval.From.ToDouble(), equation.Interval.To.ToDouble());
        Assert.All(Enumerable.Range(0, 21), i => Assert.Equal(closed(from + ((to - from) * i / 20)), truth.Value(from + ((to - from) * i / 20)), 1e-14));
    }

    private static double Simpson(Func<double, double> function)
    {
        const int Panels = 2000;
        return Enumerable.Range(0, Panels + 1).Sum(i => (i is 0 or Panels ? 1 : i % 2 == 1 ? 4 : 2) * function(i / (double)Panels)) / (3 * Panels);
    }
}
