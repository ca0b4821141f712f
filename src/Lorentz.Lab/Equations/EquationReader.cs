using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Lorentz.Series.Equations;
using Lorentz.Series.Numbers;

namespace Lorentz.Lab.Equations;

/// <summary>Turns the fields of an equation file into an equation.</summary>
internal static class EquationReader
{
    // Bounds on what a file may ask for: exact arithmetic with more is slow before it is useful.
    private const int MostOrder = 8;
    private const int MostDegree = 32;
    private static readonly BigInteger MostDenominator = BigInteger.Pow(10, 24);

    /// <summary>The equation of a whole file.</summary>
    public static LinearEquation Read(EquationField file)
    {
        file.RequireFields("name", "coefficients", "forcing", "conditions", "interval");
        var name = file.Required("name").Text();
        return new(
            name,
            Coefficients(file.Required("coefficients")),
            file.Optional("forcing") is { } forcing ? new([.. forcing.List("a list of terms such as [{\"sin\": 2, \"amplitude\": 1}]").Select(Term)]) : Forcing.Zero,
            [.. file.Required("conditions").List("a list of conditions such as [{\"at\": 0, \"derivative\": 0, \"value\": 1}]").Select(Condition)],
            Interval(file.Required("interval")));
    }

    private static ImmutableArray<ImmutableArray<Rational>> Coefficients(EquationField field)
    {
        var polynomials = field.List("a list of polynomials c_0, c_1, ... such as [[1], [0], [1]]");
        if (polynomials.Length > MostOrder + 1)
        {
            throw field.Wrong($"{polynomials.Length} polynomials; at most {MostOrder + 1} are read (order {MostOrder})");
        }

        ImmutableArray<ImmutableArray<Rational>> coefficients = [.. polynomials.Select(Polynomial)];
        var common = BigInteger.One;
        foreach (var value in coefficients.SelectMany(polynomial => polynomial))
        {
            common *= value.Denominator / BigInteger.GreatestCommonDivisor(common, value.Denominator);
        }

        return common <= MostDenominator
            ? coefficients
            : throw field.Wrong($"the common denominator of all coefficients has {common.ToString(CultureInfo.InvariantCulture).Length} digits, and exact arithmetic multiplies it up with every coefficient of the series; it may be at most 1e24, so give fewer decimals or simpler fractions");
    }

    private static ImmutableArray<Rational> Polynomial(EquationField field)
    {
        var values = field.List("a polynomial as the list of its coefficients in ascending powers, such as [1, 0, \"3/10\"]");
        return values.Length is > 0 and <= MostDegree + 1
            ? [.. values.Select(value => value.Number())]
            : throw field.Wrong($"{values.Length} coefficients; 1 to {MostDegree + 1} are read");
    }

    private static ForcingTerm Term(EquationField field)
    {
        field.RequireFields("polynomial", "sin", "cos", "exp", "amplitude");
        string[] kinds = [.. ((string[])["polynomial", "sin", "cos", "exp"]).Where(kind => field.Optional(kind) is not null)];
        if (kinds.Length != 1)
        {
            throw field.Wrong($"a term has exactly one of the fields polynomial, sin, cos, exp; here are {kinds.Length}");
        }

        var amplitude = field.Optional("amplitude");
        var argument = field.Required(kinds[0]);
        if (kinds[0] == "polynomial")
        {
            return amplitude is null ? new PolynomialForcing(Polynomial(argument)) : throw field.Wrong("a polynomial has no amplitude; multiply its coefficients");
        }

        var factor = amplitude?.Number() ?? Rational.One;
        return kinds[0] switch
        {
            "sin" => new SineForcing(factor, argument.Number()),
            "cos" => new CosineForcing(factor, argument.Number()),
            _ => new ExponentialForcing(factor, argument.Number()),
        };
    }

    private static Condition Condition(EquationField field)
    {
        field.RequireFields("at", "derivative", "value");
        return new(field.Required("at").Number(), field.Required("derivative").Whole(), field.Required("value").Number());
    }

    private static Interval Interval(EquationField field)
    {
        var ends = field.List("the two ends of the interval, such as [-0.9, 0.9]");
        return ends.Length == 2 ? new(ends[0].Number(), ends[1].Number()) : throw field.Wrong($"{ends.Length} numbers, expected the two ends of the interval");
    }
}
