using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiments 7, 9, 14 and 15: more steps, more weight, a curriculum, two stages; and another optimiser.</summary>
internal static class SeriesTrainingTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesTraining";

    private const string Ours = "ours";
    private static readonly RecurrentModel Awake = JournalModels.Awake(JournalModels.Gru128 with { Name = "GRU-32", Hidden = 32 });

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiments 7, 9, 14, 15: longer training, curriculum, two stages; and what Levenberg-Marquardt does with the same network", SeriesRunner.Parameters(seeds: 3, smoke: 0.002), Execute);

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Ways of training", results);
        SeriesFigures.Write(run, [.. results.Where(result => result.Case.Experiment is "7" or Ours)]);
        var legendre = KnownEquations.Legendre.Name;
        var hermite = KnownEquations.Hermite.Name;
        var medium = results.Pick("7", hermite, JournalModels.Gru128.Name);
        var longer = results.Pick("9", hermite, JournalModels.Gru128.Name);
        var curriculum = results.Pick("14", legendre, "GRU-256 after harmonic");
        var alone = results.Pick("14", legendre, JournalModels.Gru256.Name);
        var second = results.Pick("15", legendre, "GRU-128, second stage");
        var restart = results.Pick("15", legendre, JournalModels.Gru128.Name);
        VerdictDocument.Write(
            run,
            "Ways of training: verdict",
            "More steps made Hermite fall by seven orders in the journal, once; even more made it rise. Is it the number of steps, the seed, or the optimiser?",
            [
                new("Medium training solves Hermite (loss below 0.1, experiment 7: 8.39e-3), for every seed", medium.Worst.Loss.Total < 0.1, medium.Text()),
                new("Longer training hurts it (experiment 9: 1.06): worse than medium for the median, judged by the error of the coefficients", longer.Median.CoefficientError > medium.Median.CoefficientError, FormattableString.Invariant($"coefficient error {longer.Median.CoefficientError:G3} after {medium.Median.CoefficientError:G3}; losses have other weights and do not compare")),
                new("A curriculum with weights handed on, which the journal's code forgot, helps Legendre (below 0.5 of training afresh)", curriculum.Median.Loss.Total < 0.5 * alone.Median.Loss.Total, $"{curriculum.Text()} against {alone.Text()}"),
                new("A true second stage (the journal's starts afresh) helps Legendre (below 0.5 of one stage)", second.Median.Loss.Total < 0.5 * restart.Median.Loss.Total, $"{second.Text()} against {restart.Text()}"),
                .. KnownEquations.All.Select(equation => (Name: equation.Name, Result: results.Pick(Ours, equation.Name, Awake.Name))).Select(pair => new Criterion(
                    $"The journal's network and loss, started awake and trained by Levenberg-Marquardt: {pair.Name} below 1e-10, or below the floor of N = 20, for every seed", pair.Result.Worst.Loss.Total < Math.Max(1e-10, 1.01 * pair.Result.Judge.Floor ?? 0),
                    FormattableString.Invariant($"{pair.Result.Text()}; the exact recurrence cut at N = {pair.Result.Case.Terms} costs {pair.Result.Judge.Floor:G2}"))),
            ],
            [
                "Levenberg-Marquardt sees the 2 N + 2 weighted residuals one by one instead of their sum, and solves for its step in the space of residuals, of which there are far fewer than weights. The kind of network, the loss and the autoregressive roll-out are the journal's, with 32 hidden neurons; the first coefficients that conditions at x = 0 give away are given.",
            ],
            SeriesFigures.Pictures);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        foreach (var (equation, journal) in JournalEquations.Four.Zip([5.76e-5, 1.56, 8.39e-3, 0.584]))
        {
            yield return new("7", equation, JournalModels.Gru128, 25, JournalEquations.MediumPoints, TrainingRecipe.Medium) { Journal = journal };
        }

        yield return new("9", KnownEquations.Hermite, JournalModels.Gru128, 25, JournalEquations.MediumPoints, new TrainingRecipe(1500, 50)) { BoundaryWeight = 1000, RecurrenceWeight = 1000, Journal = 1.06 };

        var large = new SeriesCase("14", KnownEquations.Legendre, JournalModels.Gru256, 20, JournalEquations.MediumPoints, TrainingRecipe.Medium) { MostSeeds = 1 };
        yield return large;
        yield return large with { Model = JournalModels.Gru256 with { Name = "GRU-256 after harmonic" }, After = large with { Equation = KnownEquations.Harmonic } };

        var stage = new SeriesCase("15", KnownEquations.Legendre, JournalModels.Gru128, 15, JournalEquations.OriginalPoints, TrainingRecipe.Original);
        yield return stage;
        yield return stage with { Model = JournalModels.Gru128 with { Name = "GRU-128, second stage" }, After = stage };

        foreach (var equation in KnownEquations.All)
        {
            yield return new(Ours, equation, Awake, 20, JournalEquations.OriginalPoints, new TrainingRecipe(0, 0) { MarquardtIterations = 80 }) { Seeds = SeriesBoundaryTarget.Known(equation) };
        }
    }
}
