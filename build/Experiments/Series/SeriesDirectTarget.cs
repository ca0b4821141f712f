using System.Diagnostics;
using Lorentz.Build.Experiments.Series.Direct;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Numbers;
using Lorentz.Series.Solutions;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiment 0: the coefficients themselves as variables. What is the least the loss can be, and what does its recurrence term do?</summary>
internal static class SeriesDirectTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesDirect";

    private const string Solve = "one linear solve";
    private const string Cut = "exact recurrence cut at N";
    private const double Claimed = 1e-14;
    private static readonly int[] LongBeams = [25, 30, 40];
    private static readonly DirectCoefficients FromZero = new("L-BFGS from 0", 0);
    private static readonly DirectCoefficients FromNoise = new("L-BFGS from 0.1 randn", 0.1);
    private static readonly DirectCoefficients Longer = new("L-BFGS from 0.1 randn, longer", 0.1);
    private static readonly TrainingRecipe Single = new(2000, 100) { RoundIterations = 200, Memory = 1000 };
    private static readonly TrainingRecipe Baseline = new(1000, 15);

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiment 0: coefficients without a model, by one linear solve and by L-BFGS; the journal's mistakes", SeriesRunner.Parameters(seeds: 3), Execute, ["mistakes"], folder: "Direct");

    private static void Execute(TargetRun run)
    {
        var trained = SeriesRunner.Run(run, [.. Cases()]);
        DirectRow[] rows = [.. Solved(), .. trained.Select(DirectRow.Of), .. Truncated()];
        DirectTable.Write(run, "Coefficients without a model", rows);
        ResultTables.Write(run, JournalMistakes.Table, "mistakes");
        SeriesFigures.Write(
            run, [.. trained.Where(result => result.Case.Model == FromZero)],
            item => item.RecurrenceWeight > 0 ? "with the recurrence" : "without the recurrence");
        Verdict(run, rows);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        foreach (var equation in KnownEquations.All)
        {
            var item = new SeriesCase("0", equation, FromZero, 20, JournalEquations.OriginalPoints, Single) { MostSeeds = 1 };
            yield return item with { Journal = equation == KnownEquations.Airy ? 1.53e-17 : null };
            yield return item with { RecurrenceWeight = 0 };
            var terms = equation == KnownEquations.Airy || equation == KnownEquations.Beam ? 40 : 30;
            yield return new("0", equation, FromNoise, terms, 5000, Baseline);
        }

        yield return new("0", KnownEquations.Beam, Longer, 40, 5000, Single);
    }

    private static IEnumerable<DirectRow> Solved()
    {
        foreach (var equation in KnownEquations.All)
        {
            yield return ClosedRow(equation, Solve, 20, JournalEquations.OriginalPoints, 100, 100, RecurrenceConvention.Averaged);
        }

        var two = new Interval(Rational.Parse("-2"), Rational.Parse("2"));
        (LinearEquation Equation, string Method, int Terms, int Points, double Boundary, double Recurrence)[] tests =
        [
            (KnownEquations.Legendre, Solve, 30, 5000, 100, 100),
            (KnownEquations.Airy with { Interval = two }, $"{Solve} [-2, 2]", 40, 5000, 100, 75),
            (KnownEquations.Hermite with { Interval = two }, $"{Solve} [-2, 2]", 30, 5000, 100, 50),
            (KnownEquations.Beam, Solve, 40, 8000, 200, 100),
        ];
        foreach (var (equation, method, terms, points, boundary, recurrence) in tests)
        {
            yield return ClosedRow(equation, method, terms, points, boundary, recurrence, RecurrenceConvention.Summed);
            yield return ClosedRow(equation, method, terms, points, boundary, recurrence, RecurrenceConvention.Averaged);
        }
    }

    private static DirectRow ClosedRow(LinearEquation equation, string method, int terms, int points, double boundary, double recurrence, RecurrenceConvention convention)
    {
        var isSummed = convention == RecurrenceConvention.Summed;
        var judge = SeriesJudge.Of(equation, terms, points, boundary, isSummed ? recurrence * (terms + 1 - equation.Order) : recurrence);
        var watch = Stopwatch.StartNew();
        var solution = ClosedForm.Of(judge.Loss);
        var weights = SeriesTable.Weights(boundary, recurrence);
        return new(equation, method, judge, isSummed ? $"{weights} summed" : weights, judge.Score(solution.Coefficients, [], watch.Elapsed.TotalSeconds));
    }

    private static IEnumerable<DirectRow> Truncated()
    {
        foreach (var (equation, terms) in KnownEquations.All.Select(equation => (equation, 20)).Concat(LongBeams.Select(terms => (KnownEquations.Beam, terms))))
        {
            var judge = SeriesJudge.Of(equation, terms, JournalEquations.OriginalPoints, 100, 100);
            var watch = Stopwatch.StartNew();
            var truncated = TruncatedSolution.Of(equation, terms).Required;
            yield return new(equation, Cut, judge, SeriesTable.Weights(100, 100), judge.Score([.. truncated.Coefficients], [], watch.Elapsed.TotalSeconds));
        }
    }

    private static void Verdict(TargetRun run, DirectRow[] rows)
    {
        var solved = rows.Where(row => row.Method == Solve && row.Loss.Last == 20).ToArray();
        var preconditioned = rows.Where(row => row.Method == FromZero.Name && row.Loss.RecurrenceWeight > 0).ToArray();
        var bare = rows.Where(row => row.Method == FromZero.Name && row.Loss.RecurrenceWeight == 0).ToArray();
        var noise = rows.Where(row => row.Method == FromNoise.Name).ToArray();
        var longer = rows.Single(row => row.Method == Longer.Name);
        var airy = preconditioned.Single(row => row.Equation == KnownEquations.Airy);
        var gains = preconditioned.Zip(bare, (with, without) => (with.Equation, Gain: DirectTable.Condition(without) / DirectTable.Condition(with))).ToArray();
        var summed = rows.Where(row => row.Weights.EndsWith("summed", StringComparison.Ordinal)).ToArray();
        VerdictDocument.Write(
            run,
            "Coefficients without a model: verdict",
            "The loss is quadratic in the coefficients, so its minimum is one linear solve. The journal's direct fit finds it by AdamW and L-BFGS; every model of the other experiments is to be read beside it.",
            [
                new("L-BFGS on Airy's coefficients reaches the journal's 1.53e-17 or less", airy.Score.Loss.Total <= 1.53e-17, FormattableString.Invariant($"{airy.Score.Loss.Total:G3} after {airy.Gradients:N0} gradients")),
                new("... and 1e-14 or less on all six (the journal says \"all\", and prints Airy)", preconditioned.All(row => row.Score.Loss.Total <= Claimed), Losses(preconditioned)),
                new("... from 0.1 randn as well, at N = 30 and 40", noise.All(row => row.Score.Loss.Total <= Claimed), Losses(noise)),
                new("... and the beam fails there for want of steps alone: with 2000 + 100 x 200 it reaches 1e-14 too", longer.Score.Loss.Total <= Claimed, FormattableString.Invariant($"{longer.Score.Loss.Total:G3} after {longer.Gradients:N0} gradients; condition number {DirectTable.Condition(longer):G2}")),
                new("One linear solve reaches 1e-14 or less on all six", solved.All(row => row.Score.Loss.Total <= Claimed), Losses(solved)),
                new("The recurrence term is a preconditioner: it lowers the condition number more than 1e6 times on all six", gains.All(item => item.Gain > 1e6), string.Join(", ", gains.Select(item => FormattableString.Invariant($"{item.Equation.Name} {item.Gain:G2}")))),
                new("... and L-BFGS needs that: without it more than ten times as many gradients after AdamW, on all six", preconditioned.Zip(bare).All(pair => Gradients(pair.Second) > 10 * Gradients(pair.First)), string.Join(", ", preconditioned.Zip(bare, (with, without) => FormattableString.Invariant($"{with.Equation.Name} {Gradients(with)} with, {Gradients(without)} without")))),
                new("Without the recurrence the loss reaches 1e-14 all the same, on all six", bare.All(row => row.Score.Loss.Total <= Claimed), Losses(bare)),
                new("... and so do the coefficients: errors below 1e-6 on all six", bare.All(row => row.Score.CoefficientError < 1e-6), Coefficients(bare)),
                new("With the recurrence they are below 1e-6 on all six", preconditioned.All(row => row.Score.CoefficientError < 1e-6), Coefficients(preconditioned)),
                new("Summing the recurrence (the journal's solver) or averaging it (its training loss) gives the same coefficients: errors below 1e-6 both ways", rows.Where(row => row.Method.StartsWith(Solve, StringComparison.Ordinal) && summed.Any(other => other.Equation.Name == row.Equation.Name && other.Loss.Last == row.Loss.Last)).All(row => row.Score.CoefficientError < 1e-6), FormattableString.Invariant($"summed: {Coefficients(summed)}")),
                new("The beam is below 1e-10 at N = 20 where coefficients obey the recurrence", rows.Single(row => row.Method == Cut && row.Equation == KnownEquations.Beam && row.Loss.Last == 20).Score.Loss.Total < 1e-10, string.Join(", ", rows.Where(row => row.Method == Cut && row.Equation == KnownEquations.Beam).Select(row => FormattableString.Invariant($"N = {row.Loss.Last}: {row.Score.Loss.Total:G3}")))),
                new("The journal's \"Airy\" of experiment 14 is an Airy equation", !JournalMistakes.IsLine, "(1 - x) u'' = 0: the solution is a straight line, see [mistakes.md](mistakes.md)"),
                new("Experiment 11's third equation has a power series about 0", JournalMistakes.Refusal.Length == 0, JournalMistakes.Refusal),
            ],
            [
                "The journal's solver prints the norm, not its square, and sums the recurrence over its rows; its training loss averages it. Both stand in the table. The collocation points of its tests on Airy and Hermite are not printed; here they are 5000.",
                "A loss without the recurrence has directions in which it hardly rises: high powers of x are nearly the same function on a short interval. There its value says little about the coefficients. L-BFGS with a memory longer than the number of variables builds the whole inverse Hessian, so the condition number costs it little time; the coefficients pay.",
            ],
            SeriesFigures.Pictures);
    }

    private static long Gradients(DirectRow row) => (row.Gradients ?? 0) - row.AdamSteps;

    private static string Losses(IEnumerable<DirectRow> rows) => string.Join(", ", rows.Select(row => FormattableString.Invariant($"{row.Equation.Name} {row.Score.Loss.Total:G3}")));

    private static string Coefficients(IEnumerable<DirectRow> rows) => string.Join(", ", rows.Select(row => FormattableString.Invariant($"{row.Equation.Name} {row.Score.CoefficientError:G2}")));
}
