using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Series.Equations;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiment 6: the first m coefficients taken away from the network. Set to zero, learned, or given by the conditions.</summary>
internal static class SeriesBoundaryTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesBoundary";

    private const string Zero = "6";
    private const string Model = "ours, from the model";
    private const string Free = "ours, learned";
    private const string Given = "ours, given where known";

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiment 6: the first m coefficients zero (the journal), from the model, learned, or given by the conditions", SeriesRunner.Parameters(seeds: 2), Execute);

    /// <summary>The first coefficients that conditions at zero give away; the others are learned.</summary>
    public static SeedRule Known(LinearEquation equation)
    {
        var values = new double?[equation.Order];
        foreach (var condition in equation.Conditions.Where(condition => condition.At.IsZero))
        {
            values[condition.Derivative] = condition.Value.ToDouble() / FallingFactorial.Real(condition.Derivative, condition.Derivative);
        }

        return new([.. values]);
    }

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "The first coefficients", results);
        SeriesFigures.Write(run, [.. results], item => item.Experiment == Zero ? "zero (journal)" : item.Experiment.Replace("ours, ", "", StringComparison.Ordinal));
        VerdictDocument.Write(
            run,
            "The first coefficients: verdict",
            "The journal's \"fixed\" network sets the first m coefficients to zero, calls that a treatment of boundary conditions, and finds regressions it does not understand.",
            [
                .. new[] { KnownEquations.Airy, KnownEquations.Hermite }.Select(equation => new Criterion(
                    $"With zeros in front {equation.Name} ends at y = 0 (within 1 %)", Math.Abs((Of(Zero, equation).Median.Loss.Total / Of(Zero, equation).Judge.Zero) - 1) < 0.01,
                    FormattableString.Invariant($"{Of(Zero, equation).Text()}; y = 0 costs {Of(Zero, equation).Judge.Zero:G5}"))),
                .. JournalEquations.Four.Select(equation => new Criterion(
                    $"Given what the conditions at 0 say, {equation.Name} is better than with the model's own start, for the median", Of(Given, equation).Median.Loss.Total < Of(Model, equation).Median.Loss.Total,
                    $"given {Of(Given, equation).Text()}, learned {Of(Free, equation).Text()}, from the model {Of(Model, equation).Text()}")),
            ],
            [
                "y = 0 with zeros in front is not an accident: the recurrence continues zeros by zeros exactly, and the network, which starts at zero, has no gradient there but its last bias. Conditions are part of the problem: where they stand at x = 0 they are the first coefficients, and need no learning.",
            ],
            SeriesFigures.Pictures);

        CaseResult Of(string experiment, LinearEquation equation) => results.Single(result => result.Case.Experiment == experiment && result.Case.Equation == equation);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        foreach (var (equation, journal) in JournalEquations.Four.Zip([19.3, 2.01, 1.44e6, 0.594]))
        {
            var one = new SeriesCase(Zero, equation, JournalModels.Gru128, 20, JournalEquations.OriginalPoints, TrainingRecipe.Original);
            yield return one with { Seeds = SeedRule.Zero(equation.Order), Journal = journal };
            yield return one with { Experiment = Model };
            yield return one with { Experiment = Free, Seeds = SeedRule.Free(equation.Order) };
            yield return one with { Experiment = Given, Seeds = Known(equation) };
        }
    }
}
