using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Series.Weighting;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiments 8, 16 and 17: weights of the conditions and the recurrence. Is "extreme weighting" a breakthrough, or a cheaper zero?</summary>
internal static class SeriesWeightsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesWeights";

    private const int Iterations = 30;
    private const double Extreme = 1e4;
    private const string Ours = "17, ours";
    private static readonly TrainingRecipe Pairs = new(400, 15);
    private static readonly TrainingRecipe Last = new(500, 15);
    private static readonly RecurrentModel Gru = JournalModels.Gru128;
    private static readonly RecurrentModel Free = Gru with { Name = "GRU-128, seeds learned" };
    private static readonly RecurrentModel Awake = JournalModels.Awake(Gru);

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiments 8, 16, 17: weights of conditions and recurrence; what zero and steep tails cost under each", SeriesRunner.Parameters(seeds: 3), Execute, ["tails"], folder: "Weighting");

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Weights of the loss", results);
        ResultTables.Write(run, TailTable.Of(results), "tails");
        SeriesFigures.Write(
            run, [.. results.Where(result => result.Case.Experiment is "8" or "17" or Ours)],
            item => FormattableString.Invariant($"{item.Model.Name}, N = {item.Terms}, {item.Weights}{(item.Recipe.MarquardtIterations > 0 ? ", then Marquardt" : "")}"));
        Verdict(run, results);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        foreach (var (recurrence, journal) in new[] { (100.0, 1.56), (1e3, 2.32), (Extreme, 4.88) })
        {
            yield return new("8", KnownEquations.Legendre, Gru, 25, JournalEquations.MediumPoints, TrainingRecipe.Medium)
            {
                RecurrenceWeight = recurrence, Journal = journal, MostSeeds = 1,
            };
        }

        foreach (var (boundary, recurrence) in new[] { (100.0, 100.0), (100.0, 1e3), (10.0, 1e3), (1.0, Extreme) })
        {
            yield return new("16", KnownEquations.Legendre, Gru, 15, JournalEquations.OriginalPoints, Pairs)
            {
                BoundaryWeight = boundary, RecurrenceWeight = recurrence, Journal = boundary == 1 ? 0.993 : null, MostSeeds = 1,
            };
        }

        foreach (var equation in KnownEquations.All)
        {
            var isLegendre = equation == KnownEquations.Legendre;
            yield return Seventeen("17", equation, Gru) with { Journal = isLegendre ? 0.912 : null, MostSeeds = isLegendre ? null : 1 };
        }

        // What else could be the cause: the weights, the way the first coefficients are made, the start, or the optimiser.
        var legendre = Seventeen(Ours, KnownEquations.Legendre, Gru) with { MostSeeds = 1 };
        var marquardt = Last with { MarquardtIterations = Iterations };
        yield return legendre with { BoundaryWeight = 100, RecurrenceWeight = 100 };
        yield return legendre with { Recipe = marquardt };
        yield return legendre with { BoundaryWeight = 100, RecurrenceWeight = 100, Recipe = marquardt };
        yield return legendre with { Model = Free, Seeds = SeedRule.Free(KnownEquations.Legendre.Order) };
        yield return legendre with { Model = Awake };
    }

    private static SeriesCase Seventeen(string experiment, LinearEquation equation, CoefficientModel model) =>
        new(experiment, equation, model, 20, JournalEquations.OriginalPoints, Last) { BoundaryWeight = 1, RecurrenceWeight = Extreme };

    private static void Verdict(TargetRun run, ImmutableArray<CaseResult> results)
    {
        var eight = results.Where(result => result.Case.Experiment == "8").ToArray();
        var sixteen = results.Where(result => result.Case.Experiment == "16").ToArray();
        var seventeen = results.Where(result => result.Case.Experiment == "17").ToArray();
        var legendre = seventeen.Pick("17", KnownEquations.Legendre.Name, Gru.Name);
        var ours = results.Where(result => result.Case.Experiment == Ours).ToArray();
        var (heavy, light) = (eight[^1], eight[0]);
        var marquardt = ours.Where(result => result.Case.Model == Gru && result.Case.Recipe.MarquardtIterations > 0).ToArray();
        var usual = ours.Single(result => result.Case.BoundaryWeight == 100 && result.Case.Recipe.MarquardtIterations == 0);
        VerdictDocument.Write(
            run,
            "Weights of the loss: verdict",
            "The journal raises the weight of the recurrence, then lowers that of the conditions to 1, sees a smaller number and calls it a breakthrough. A total loss is a number of its weights: every row stands beside what y = 0, equal coefficients and free last coefficients cost under the same ones.",
            [
                new("y = 0 costs exactly the weight of Legendre's conditions: 1 where experiment 17 reports 0.912", legendre.Judge.Zero == 1, FormattableString.Invariant($"{legendre.Judge.Zero:G17}; eight free last coefficients {TailTable.Tail(legendre, 8):G3}")),
                new("Extreme weighting is a breakthrough (experiment 17): the loss falls below half of that of y = 0", legendre.Median.Loss.Total < 0.5 * legendre.Judge.Zero, legendre.Text()),
                new("... or the solution comes nearer: its coefficients below half the error of y = 0", legendre.Median.RelativeSquare < 0.25, FormattableString.Invariant($"relative MSE {legendre.Median.RelativeSquare:G3}; 1 for y = 0")),
                new("... or the same coefficients are better under the usual weights than those trained with them", TailTable.AtCommon(legendre) < usual.Median.Loss.Total, FormattableString.Invariant($"{TailTable.AtCommon(legendre):G3} against {usual.Median.Loss.Total:G3}, at 100 / 100")),
                new("A heavier recurrence is worse (experiment 8), compared at 100 / 100", TailTable.AtCommon(heavy) > TailTable.AtCommon(light), Common(eight)),
                new("... which is the price of the tail under each weight: every loss between half and twice that of eight free last coefficients", eight.All(result => Near(result.Median.Loss.Total, TailTable.Tail(result, 8))), Pairwise(eight)),
                new("Experiment 16's pairs differ by their price of y = 0: none below half of it unless the usual pair is", sixteen.All(result => result.Median.Loss.Total >= 0.5 * result.Judge.Zero) || sixteen[0].Median.Loss.Total < 0.5 * sixteen[0].Judge.Zero, Zeros(sixteen)),
                new("The journal's run \"w_rec 1e4\" (0.993, no script) fits only conditions of weight 1: it is within 2 % of y = 0 there", Math.Abs(0.993 - sixteen[^1].Judge.Zero) < 0.02, FormattableString.Invariant($"y = 0 costs {sixteen[^1].Judge.Zero:G3} at 1 / 1e4 and {sixteen[0].Judge.Zero:G3} at 100 / 100")),
                new("Experiment 17's weights do no harm elsewhere: the other five equations are solved with them, coefficients to 1 %", seventeen.Where(result => result != legendre).All(result => result.Median.CoefficientError < 0.01), string.Join(", ", seventeen.Select(result => FormattableString.Invariant($"{result.Case.Equation.Name} {result.Median.CoefficientError:G2}")))),
                new("A better optimiser leaves the basin: 30 iterations of Levenberg-Marquardt after L-BFGS give Legendre's coefficients to 1 %, under either pair of weights", marquardt.Any(result => result.Median.CoefficientError < 0.01), string.Join(", ", marquardt.Select(result => FormattableString.Invariant($"{result.Case.Weights}: loss {result.Median.Loss.Total:G3}, coefficient error {result.Median.CoefficientError:G2}")))),
                new("Learned first coefficients or a start away from zero leave it: coefficients to 1 %", ours.Where(result => result.Case.Model != Gru).Any(result => result.Median.CoefficientError < 0.01), string.Join(", ", ours.Where(result => result.Case.Model != Gru).Select(result => FormattableString.Invariant($"{result.Case.Model.Name}: loss {result.Median.Loss.Total:G3}, coefficient error {result.Median.CoefficientError:G2}")))),
            ],
            [
                "Experiment 16's four pairs are not printed; those of the table are ours, from the usual one to experiment 17's. The model of 16 and 17 and the collocation points are not printed either: GRU-128 with adaptive normalisation, 1000 points. Losses under different weights do not compare; the columns under 100 / 100 in [tails.md](tails.md) do.",
                "Every row is one training, Legendre under experiment 17's weights excepted: GRU-128 is slow, and what zero and tails cost needs no training.",
                "A condition at x = 1, outside the points of |x| <= 0.9, can be bought by steep last terms: x^20 is 0.12 at 0.9. The heavier the recurrence, the dearer such a tail, and the nearer the minimum of the basin to y = 0.",
            ],
            SeriesFigures.Pictures);
    }

    private static bool Near(double value, double reference) => value > 0.5 * reference && value < 2 * reference;

    private static string Common(IEnumerable<CaseResult> results) =>
        string.Join(", ", results.Select(result => FormattableString.Invariant($"recurrence {result.Case.RecurrenceWeight:G4}: {TailTable.AtCommon(result):G3}")));

    private static string Pairwise(IEnumerable<CaseResult> results) =>
        string.Join(", ", results.Select(result => FormattableString.Invariant($"{result.Case.RecurrenceWeight:G4}: {result.Text()}, tail {TailTable.Tail(result, 8):G3}")));

    private static string Zeros(IEnumerable<CaseResult> results) =>
        string.Join(", ", results.Select(result => FormattableString.Invariant($"{result.Case.Weights}: {result.Median.Loss.Total:G3}, y = 0 {result.Judge.Zero:G3}")));
}
