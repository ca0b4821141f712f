using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Reductions;

namespace Lorentz.Build.Experiments.Numerics;

/// <summary>How far exp, log, tanh, sin, cos, erf and 1/sqrt of this project are from the exact values.</summary>
internal static class ElementaryAccuracyTarget
{
    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = "ElementaryAccuracy",
        Study = NumericsCode.Study,
        Summary = "Measure the largest error of exp, log, tanh, sin, cos, erf and 1/sqrt in units in the last place",
        Parameters =
        [
            Parameter.Integer("samples", "arguments in each range", "", standard: 20_000, smoke: 400, @long: 200_000, paper: 1_000_000, minimum: 2),
        ],
        Code = ["src/Lorentz.Numerics/Elementary", "build/Experiments/Numerics/ElementaryAccuracyTarget.cs"],
        Results = ["table.csv", "table.md", "verdict.md"],
        Pinned = ["table.csv", "table.md", "verdict.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        var cases = ElementaryAccuracy.Cases;
        var samples = run.Integer("samples");
        using var stage = run.Stage("elementary functions", cases.Count);
        var results = FixedOrder.Map(cases.Count, run.Threads, index =>
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var result = ElementaryAccuracy.Measure(cases[index], samples);
            stage.Advance(1);
            return result;
        });
        var table = TableOf(results);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        AtomicFile.WriteText(run.Result("verdict.md"), Verdict(results, samples));
    }

    private static Table TableOf(AccuracyResult[] results)
    {
        var table = new Table(
            "Elementary functions: largest error measured against arbitrary-precision arithmetic",
            Column.Text("function", "the function"),
            Column.Text("type", "float (24 bits) or double (53 bits)"),
            Column.Real("from", "", "least argument", 6),
            Column.Real("to", "", "greatest argument", 6),
            Column.Text("arguments", "how they lie in the range: evenly, as many in each power of two, or next to multiples of pi/2"),
            Column.Integer("samples", "", "arguments tried, the same on every machine"),
            Column.Real("largest error", "ulp", "distance from the exact value, in units in the last place of the exact value; 0.5 is the least that rounding allows", 4),
            Column.Real("where", "", "the argument with that error", 17),
            Column.Real("bound", "ulp", "the error promised in the documentation", 3),
            Column.Text("within", "whether the largest error is within the bound"));
        return results.Aggregate(table, (rows, result) => rows.With(
            NameOf(result.Case.Function),
            TypeOf(result.Case),
            result.Case.Lower,
            result.Case.Upper,
            Words(result.Case.Sampling),
            result.Samples,
            result.MaximumUlp,
            result.Where,
            result.Case.Bound,
            IsHeld(result) ? "yes" : "no"));
    }

    private static string Verdict(AccuracyResult[] results, int samples)
    {
        var criteria = results
            .GroupBy(result => (result.Case.Function, result.Case.IsSingle))
            .Select(group =>
            {
                var worst = group.MaxBy(result => result.MaximumUlp / result.Case.Bound)!;
                return new Criterion(
                    $"{NameOf(worst.Case.Function)} of {TypeOf(worst.Case)} keeps its documented bound",
                    group.All(IsHeld),
                    FormattableString.Invariant($"{NumberText.Real(worst.MaximumUlp, 4)} ulp of {NumberText.Real(worst.Case.Bound, 3)} allowed"));
            });
        return MarkdownDocument.Empty
            .Heading(1, "Elementary functions: verdict")
            .Paragraph(FormattableString.Invariant(
                $"Each range was tried at {samples} fixed arguments, against exact values from whole-number arithmetic with at least 100 bits. A measurement, not a proof: another argument may be worse. The number beside a verdict belongs to the range that comes nearest to its bound; `table.md` has every range."))
            .Criteria(criteria)
            .Render();
    }

    private static bool IsHeld(AccuracyResult result) => result.MaximumUlp <= result.Case.Bound;

    private static string TypeOf(AccuracyCase subject) => subject.IsSingle ? "float" : "double";

    private static string NameOf(ElementaryFunction function) => function switch
    {
        ElementaryFunction.Exponential => "exp",
        ElementaryFunction.Logarithm => "log",
        ElementaryFunction.HyperbolicTangent => "tanh",
        ElementaryFunction.Sine => "sin",
        ElementaryFunction.Cosine => "cos",
        ElementaryFunction.ErrorFunction => "erf",
        ElementaryFunction.InverseSquareRoot => "1/sqrt",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    private static string Words(AccuracySampling sampling) => sampling switch
    {
        AccuracySampling.Even => "evenly",
        AccuracySampling.EveryBinade => "every power of two",
        AccuracySampling.NearQuarterTurns => "next to multiples of pi/2",
        _ => throw new ArgumentOutOfRangeException(nameof(sampling), sampling, "no such sampling"),
    };
}
