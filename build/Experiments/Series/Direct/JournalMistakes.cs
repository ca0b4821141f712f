using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Lab.Tables;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Solutions;

namespace Lorentz.Build.Experiments.Series.Direct;

/// <summary>What the journal writes down wrongly, beside the exact numbers.</summary>
internal static class JournalMistakes
{
    private const int Terms = 20;
    private const double Weight = 100;

    /// <summary>u = 2x u', the third equation of experiment 11, which its table leaves out.</summary>
    public static LinearEquation Singular { get; } = new(
        "u = 2x u'", [[1], [0, -2]], Forcing.Zero, [new Condition(0, 0, 1)], KnownEquations.Exponential.Interval);

    /// <summary>Why that one has no power series about 0, in the solver's words.</summary>
    public static string Refusal => string.Join("; ", TrueSolution.Of(Singular).Faults.Select(fault => fault.Message));

    /// <summary>The exact solution of (1 - x) u'' = 0 is a straight line: every coefficient beyond s_1 is zero, not only small.</summary>
    public static bool IsLine => SeriesJudge.TruthOf(MisnamedEquations.Airy).Exact.Skip(2).All(value => value.IsZero);

    /// <summary>The table.</summary>
    public static Table Table => new(
        "What the journal writes down wrongly",
        [
            Column.Text("kind", "a definition, an expected value, or an equation left out"),
            Column.Text("equation", ""),
            Column.Text("quantity", "coefficient of x^n, or what is wrong"),
            Column.Text("journal", "as printed"),
            Column.Text("exact", "from exact fractions"),
            Column.Text("remark", ""),
        ],
        [.. Definitions(), .. Values(), .. Omissions()]);

    private static IEnumerable<ImmutableArray<Cell>> Definitions()
    {
        var line = SeriesJudge.TruthOf(MisnamedEquations.Airy);
        yield return
        [
            "definition", "airy", "experiment 14, all-six script, two tests", "(1 - x) u'' = 0",
            FormattableString.Invariant($"solution {line.Coefficients[0]:G6} {line.Coefficients[1]:+0.######;-0.######} x; coefficients from s_2 on: {(IsLine ? "all 0" : "not all 0")}"),
            Cost(KnownEquations.Airy, line),
        ];
        var bed = SeriesJudge.TruthOf(MisnamedEquations.Beam);
        yield return
        [
            "definition", "beam", "the \"corrected\" equation", "u'''' + (1 + 0.3 x^2) u = sin 2x",
            FormattableString.Invariant($"s_2 = {bed.Coefficients[2]:G6}, s_3 = {bed.Coefficients[3]:G6}; of (1 + 0.3 x^2) u'''' = sin 2x: {Exact(KnownEquations.Beam, 2)}, {Exact(KnownEquations.Beam, 3)}"),
            Cost(KnownEquations.Beam, bed),
        ];
    }

    private static IEnumerable<ImmutableArray<Cell>> Values()
    {
        yield return Value(KnownEquations.Airy, 6, "0.0198", "ten times too large");
        yield return Value(KnownEquations.Airy, 7, "-0.0064", "more than ten times too large");
        foreach (var (index, journal) in new[] { (1, "0"), (3, "0"), (5, "30") })
        {
            yield return Value(KnownEquations.Legendre, index, journal, "30 is the coefficient of y in the equation");
        }

        yield return Value(KnownEquations.Legendre, 5, "63/8, -35/4 at s_7 (experiment 20)", "the powers of P_5 are 1, 3, 5");
        yield return Value(KnownEquations.Legendre, 7, "-35/4 (experiment 20)", "");
        yield return Value(KnownEquations.Hermite, 4, "-120", "the journal's model said -480, was right and was called wrong");
        yield return Value(KnownEquations.Beam, 2, "0.25", FormattableString.Invariant(
            $"the largest of all coefficients is {SeriesJudge.TruthOf(KnownEquations.Beam).Coefficients.Max(Math.Abs):G6}"));
    }

    private static IEnumerable<ImmutableArray<Cell>> Omissions()
    {
        yield return ["left out", Singular.Name, "experiment 11's third equation", "no row, no remark", "no power series about 0", Refusal];
    }

    private static ImmutableArray<Cell> Value(LinearEquation equation, int index, string journal, string remark) =>
        ["expected value", equation.Name, FormattableString.Invariant($"s_{index}"), journal, Exact(equation, index), remark];

    private static string Exact(LinearEquation equation, int index) =>
        FormattableString.Invariant($"{SeriesJudge.TruthOf(equation).Coefficients[index]:G6}");

    private static string Cost(LinearEquation meant, TrueSolution solution)
    {
        var loss = new SeriesLoss(meant, Terms, JournalEquations.OriginalPoints, Weight, Weight);
        var cost = loss.Evaluate(solution.Coefficients.AsSpan()[..(Terms + 1)]).Total;
        var away = SeriesJudge.TruthOf(meant).Difference(solution.Coefficients.AsSpan());
        return FormattableString.Invariant($"up to {away:G3} from the solution of the equation that was meant, whose loss it makes {cost:G3} (y = 0: {Baselines.Zero(loss).Total:G3})");
    }
}
