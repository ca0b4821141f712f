using Lorentz.Build.Experiments.Series.Direct;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Series.Equations;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiment 11: harmonic oscillator and exponential, the third case that was left out, and eleven equations more.</summary>
internal static class SeriesGeneralisationTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesGeneralisation";

    private const double Solved = 1e-4;

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiment 11: does the journal's network carry over to other equations? Its two, the one it left out, and eleven more", SeriesRunner.Parameters(seeds: 1, smoke: 0.003), Execute, folder: "Direct");

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Other equations", results);
        SeriesFigures.Write(run, results);
        var own = results.Where(result => result.Case.Experiment == "11").ToArray();
        var unseen = results.Where(result => result.Case.Experiment == "ours").ToArray();
        var solved = unseen.Where(result => result.Worst.RelativeSquare < Solved).Select(result => result.Case.Equation.Name).ToArray();
        VerdictDocument.Write(
            run,
            "Other equations: verdict",
            "\"The method generalises excellently to new equations\": the journal shows two, both with coefficients of order one that fall quickly, conditions at x = 0 and |x| <= 0.5. Each equation is trained afresh: what carries over is the recipe, not a network.",
            [
                .. own.Select(result => new Criterion(
                    FormattableString.Invariant($"{result.Case.Equation.Name}: within a factor 100 of the journal's loss {result.Case.Journal:G3}"), result.Median.Loss.Total < 100 * result.Case.Journal,
                    FormattableString.Invariant($"{result.Text()}; coefficient error {result.Median.CoefficientError:G3}, solution error {result.Median.SolutionError:G3}"))),
                new("The third equation of the journal's script can be solved at all", EquationFaults.Of(JournalMistakes.Singular).IsEmpty, string.Join("; ", EquationFaults.Of(JournalMistakes.Singular).Select(fault => fault.Message))),
                new(FormattableString.Invariant($"The recipe solves eleven equations nobody chose (relative squared error of the coefficients below {Solved}, every seed)"), solved.Length == unseen.Length, FormattableString.Invariant($"{solved.Length} of {unseen.Length}: {string.Join(", ", solved)}")),
                new("Where it fails it is no better than saying zero (relative squared error above 0.5) at least once", unseen.Any(result => result.Median.RelativeSquare > 0.5), string.Join(", ", unseen.Where(result => result.Median.RelativeSquare > 0.5).Select(result => FormattableString.Invariant($"{result.Case.Equation.Name} {result.Median.RelativeSquare:G2}")))),
            ],
            [
                "Harmonic and exponential: GRU-256, medium training, as in the journal. The eleven: GRU-128 and the original training, to keep the time within bounds. The same equations are solved to rounding errors in SeriesSolved.",
            ],
            SeriesFigures.Pictures);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        yield return new("11", KnownEquations.Harmonic, JournalModels.Gru256, 20, JournalEquations.MediumPoints, TrainingRecipe.Medium) { Journal = 3.73e-7, MostSeeds = 1 };
        yield return new("11", KnownEquations.Exponential, JournalModels.Gru256, 20, JournalEquations.MediumPoints, TrainingRecipe.Medium) { Journal = 4.55e-6, MostSeeds = 1 };
        foreach (var equation in UnseenEquations.All)
        {
            yield return new("ours", equation, JournalModels.Gru128, 20, JournalEquations.OriginalPoints, TrainingRecipe.Original);
        }
    }
}
