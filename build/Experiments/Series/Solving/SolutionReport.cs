using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Tables;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Numbers;
using Lorentz.Series.Solutions;

namespace Lorentz.Build.Experiments.Series.Solving;

/// <summary>What a user is told about the exact and the learned series of an equation.</summary>
internal static class SolutionReport
{
    private const int CoefficientsShown = 12;
    private const int LongestFraction = 20;
    private const int Samples = 201;
    private const double Weight = 100;

    /// <summary>Lines for the screen.</summary>
    /// <param name="exact">The exact solution.</param>
    /// <param name="learned">Where the other coefficients come from.</param>
    /// <param name="said">Those coefficients.</param>
    public static IEnumerable<string> Of(TrueSolution exact, LearnedSeries learned, double[] said)
    {
        yield return "coefficients of y = sum s_n x^n, exact and learned:";
        for (var n = 0; n < Math.Min(CoefficientsShown, said.Length); n++)
        {
            var fraction = Fraction(exact.Exact[n]);
            yield return FormattableString.Invariant($"  s_{n,-3}{exact.Coefficients[n],24:G16}{said[n],24:G16}{(fraction is null ? "" : $"   {fraction}")}");
        }

        if (said.Length > CoefficientsShown)
        {
            yield return FormattableString.Invariant($"  ... to s_{said.Length - 1} in the output");
        }

        yield return FormattableString.Invariant(
            $"learned: {learned.Weights} weights ({learned.Lags} lags and the forcing) by least squares from {learned.Examples} random examples, first coefficients from the conditions");
        var equation = exact.Equation;
        var judge = new SeriesJudge(new SeriesLoss(equation, said.Length - 1, JournalEquations.OriginalPoints, Weight, Weight), exact);
        var score = judge.Score(said, [], 0);
        yield return FormattableString.Invariant(
            $"largest error: of a coefficient {score.CoefficientError:G3} of the largest one; of y on [{equation.Interval.From}, {equation.Interval.To}] {score.SolutionError:G3}, where |y| is up to {exact.Maximum:G3}");
        yield return FormattableString.Invariant(
            $"loss {score.Loss.Total:G3} = residual {score.Loss.Residual:G3} + {Weight} x conditions {score.Loss.Boundary:G3} + {Weight} x recurrence {score.Loss.Recurrence:G3}");
        yield return FormattableString.Invariant(
            $"  beside it: y = 0 costs {judge.Zero:G4}, the best equal coefficients {judge.Constant:G4}, the exact recurrence cut at N = {said.Length - 1} {(judge.Floor is { } floor ? FormattableString.Invariant($"{floor:G3}") : "cannot meet the conditions")}");
    }

    /// <summary>All coefficients.</summary>
    public static Table Table(TrueSolution exact, double[] said) => new(
        exact.Equation.Name,
        [
            Column.Integer("n", "", "power of x"), Column.Real("exact", "", "coefficient of the exact solution", 17),
            Column.Real("learned", "", "coefficient of the model", 17), Column.Real("error", "", "their difference", 3),
        ],
        [.. said.Select((value, n) => (ImmutableArray<Cell>)[n, exact.Coefficients[n], value, value - exact.Coefficients[n]])]);

    /// <summary>The solution, and the size of the model's error.</summary>
    public static FigureGrid Figure(TrueSolution exact, double[] said)
    {
        var (from, to) = (exact.Equation.Interval.From.ToDouble(), exact.Equation.Interval.To.ToDouble());
        var grid = Enumerable.Range(0, Samples).Select(i => from + ((to - from) * i / (Samples - 1))).ToArray();
        var differences = exact.Coefficients.Select((value, n) => n < said.Length ? said[n] - value : -value).ToArray();
        return new(exact.Equation.Name, FormattableString.Invariant($"Power series to x^{said.Length - 1}."), 2,
        [
            new Figure("solution", "", new Axis("x"), new Axis("y"),
            [
                new CurveSeries("exact", CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, exact.Value(x)))]),
                new CurveSeries("learned", CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, Polynomial.Value(said, x)))]) { IsDashed = true },
            ]) { PlotHeight = 220 },
            new Figure("error of the learned series", "", new Axis("x"), new Axis("error", "", AxisScale.Log10),
                [new CurveSeries("learned", CurveStyle.Line, [.. grid.Select(x => new FigurePoint(x, Math.Abs(Polynomial.Value(differences, x))))]) { IsDashed = true }]) { PlotHeight = 220 },
        ]);
    }

    // Only what can be read; a whole number stands there as a double already.
    private static string? Fraction(Rational value) =>
        !value.Denominator.IsOne && value.ToString() is { Length: <= LongestFraction } text ? text : null;
}
