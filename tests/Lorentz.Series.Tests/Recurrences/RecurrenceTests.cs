using FsCheck;
using FsCheck.Fluent;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Tests.Recurrences;

public sealed class RecurrenceTests
{
    [Fact]
    public void Airy_is_the_formula_of_the_textbook() => Matches(
        KnownEquations.Airy, 3, (l, s) => l < 3 ? 0 : s[l - 3] / (l * (l - 1)));

    [Fact]
    public void Hermite_is_the_formula_of_the_textbook() => Matches(
        KnownEquations.Hermite, 2, (l, s) => ((2 * (l - 2)) - 12) * s[l - 2] / (l * (l - 1)));

    [Fact]
    public void Legendre_is_the_formula_of_the_textbook() => Matches(
        KnownEquations.Legendre, 2, (l, s) => (((l - 2) * (l - 1)) - 30) * s[l - 2] / (l * (l - 1)));

    [Fact]
    public void The_beam_reaches_two_back_and_reads_its_forcing()
    {
        var row = Recurrence.Row(KnownEquations.Beam, 7);
        Assert.Equal(Rational.Parse("-8/6") * new Rational(6, 5040), row.Constant);
        Assert.Equal([new RecurrenceTerm(5, -Rational.Parse("3/10") * 120 / 1 * 6 / 5040 / 1)], row.Terms.ToArray());
        Assert.Equal(2, Recurrence.LargestLag(KnownEquations.Beam));
        Assert.Equal(10, Recurrence.LargestLag(UnseenEquations.Mathieu));
    }

    [Fact]
    public void A_seed_has_no_rule() => Assert.Throws<ArgumentOutOfRangeException>(() => Recurrence.Row(KnownEquations.Airy, 1));

    [Fact]
    public void Every_roll_out_satisfies_its_equation_power_by_power() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var equation = RandomEquation(random);
        var seeds = Enumerable.Range(0, equation.Order).Select(_ => Fraction(random)).ToArray();
        return Defect(equation, AffineSeries.Of(equation, 20).At(seeds), 20 - equation.Order) == 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void The_table_is_the_exact_rule_rounded()
    {
        foreach (var equation in KnownEquations.All.Concat(UnseenEquations.All))
        {
            var table = RecurrenceTable.Of(equation, 30);
            Assert.Equal(table.LargestLag, table.Weights(30).Length);
            for (var index = equation.Order; index <= 30; index++)
            {
                var row = Recurrence.Row(equation, index);
                Assert.Equal(row.Constant.ToDouble(), table.Constant[index]);
                Assert.Equal(equation.Forcing.Coefficient(index - equation.Order).ToDouble(), table.ForcingToken[index]);
                var weights = row.Terms.ToDictionary(term => index - term.Index, term => term.Weight.ToDouble());
                for (var lag = 1; lag <= table.LargestLag; lag++)
                {
                    Assert.Equal(weights.GetValueOrDefault(lag), table.Weight(index, lag));
                }
            }
        }
    }

    [Fact]
    public void The_table_rolls_out_the_true_coefficients()
    {
        foreach (var equation in KnownEquations.All)
        {
            var truth = TrueSolution.Of(equation).Required.Coefficients;
            var table = RecurrenceTable.Of(equation, 40);
            var series = truth[..equation.Order].ToList();
            for (var index = equation.Order; index <= 40; index++)
            {
                series.Add(table.Next(index, series.ToArray()));
                Assert.Equal(truth[index], series[index], 1e-12 * truth.Max(Math.Abs));
            }
        }
    }

    // The coefficients of sum_k c_k y^(k) - f by multiplying polynomials: shares nothing with the recurrence.
    private static int Defect(LinearEquation equation, IReadOnlyList<Rational> series, int powers)
    {
        var sums = Enumerable.Range(0, powers + 1).Select(n => -equation.Forcing.Coefficient(n)).ToArray();
        var derivative = series.ToList();
        for (var k = 0; k <= equation.Order; k++)
        {
            for (var j = 0; j < equation.Coefficients[k].Length; j++)
            {
                for (var n = 0; n < derivative.Count && n + j <= powers; n++)
                {
                    sums[n + j] += equation.Coefficients[k][j] * derivative[n];
                }
            }

            derivative = [.. derivative.Skip(1).Select((value, index) => value * (index + 1))];
        }

        return sums.Count(value => !value.IsZero);
    }

    private static LinearEquation RandomEquation(Random random)
    {
        var order = random.Next(1, 5);
        var coefficients = Enumerable.Range(0, order + 1)
            .Select(k => Enumerable.Range(0, random.Next(1, 5)).Select(j => k == order && j == 0 ? random.Next(1, 5) : Fraction(random)).ToArray());
        Forcing forcing = new(
        [
            new PolynomialForcing([Fraction(random), Fraction(random)]), new SineForcing(Fraction(random), Fraction(random)),
            new CosineForcing(Fraction(random), Fraction(random)), new ExponentialForcing(Fraction(random), Fraction(random)),
        ]);
        return new("random", [.. coefficients.Select(values => System.Collections.Immutable.ImmutableArray.Create(values))], forcing, [], new(0, 1));
    }

    private static Rational Fraction(Random random) => new(random.Next(-6, 7), random.Next(1, 6));

    private static void Matches(LinearEquation equation, int lag, Func<int, Rational[], Rational> formula)
    {
        var prefix = Enumerable.Range(0, 31).Select(n => new Rational((n * n) - 7, n + 1)).ToArray();
        for (var index = equation.Order; index <= 30; index++)
        {
            Assert.Equal(formula(index, prefix), Recurrence.Row(equation, index).Next(prefix));
        }

        Assert.Equal(lag, Recurrence.LargestLag(equation));
    }
}
