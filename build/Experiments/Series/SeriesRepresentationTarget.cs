using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiment 13: coefficients as logarithm and sign. Is the size of coefficients what makes Legendre hard?</summary>
internal static class SeriesRepresentationTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesRepresentation";

    private static readonly TrainingRecipe Recipe = new(500, 15);
    private static readonly RecurrentModel Logarithmic = JournalModels.Gru256 with { Name = "GRU-256, logarithmic", Normalisation = PrefixNormalisation.None, Encoding = CoefficientEncoding.Logarithmic };
    private static readonly RecurrentModel Small = JournalModels.Gru128 with { Name = "GRU-128, logarithmic", Normalisation = PrefixNormalisation.None, Encoding = CoefficientEncoding.Logarithmic };

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiment 13: coefficients as logarithm and sign, against plain numbers trained alike", SeriesRunner.Parameters(seeds: 1, smoke: 0.005), Execute);

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Representation of coefficients", results);
        SeriesFigures.Write(run, [.. results.Where(result => result.Case.Model.Name.StartsWith("GRU-128", StringComparison.Ordinal))]);
        var logarithmic = results.Pick("13", KnownEquations.Legendre.Name, Logarithmic.Name);
        var plain = results.Pick("13", KnownEquations.Legendre.Name, JournalModels.Gru256.Name);
        var awake = results.Pick("ours", KnownEquations.Legendre.Name, JournalModels.Awake(Small).Name);
        var tail = TailOnly.Least(plain.Judge.Loss, 8).Loss.Total;
        var better = JournalEquations.Four.Where(equation => equation != KnownEquations.Legendre)
            .Select(equation => (equation.Name, Log: results.Pick("ours", equation.Name, Small.Name), Plain: results.Pick("ours", equation.Name, JournalModels.Gru128.Name))).ToArray();
        VerdictDocument.Write(
            run,
            "Representation of coefficients: verdict",
            "If sizes from 1e-4 to 1e3 were the difficulty, logarithms would remove it. The journal compares 3.38 after a short training with 1.38 after a long one.",
            [
                new("Logarithms are worse on Legendre when both are trained alike (loss more than 1.5 times that of plain numbers)", logarithmic.Median.Loss.Total > 1.5 * plain.Median.Loss.Total, FormattableString.Invariant($"logarithmic {logarithmic.Text()} (journal 3.38), plain {plain.Text()}")),
                new("Plain numbers, trained as shortly, are no better than the basin of eight free last coefficients (not below half of its least loss)", plain.Median.Loss.Total > 0.5 * tail, FormattableString.Invariant($"{plain.Text()}; basin {tail:G3}")),
                new("A start that passes signals helps the logarithmic network on Legendre (below half)", awake.Median.Loss.Total < 0.5 * results.Pick("ours", KnownEquations.Legendre.Name, Small.Name).Median.Loss.Total, awake.Text()),
                new("Logarithms are better on another equation of the four at least", better.Any(one => one.Log.Median.Loss.Total < one.Plain.Median.Loss.Total), string.Join("; ", better.Select(one => $"{one.Name}: logarithmic {one.Log.Text()}, plain {one.Plain.Text()}"))),
            ],
            [
                "The network's answer is tanh(a) exp(b), zero below b = -20: half of the true coefficients of Legendre, Hermite and the harmonic oscillator are zero, which this form reaches through tanh(a) = 0 or far below, and where it is left without gradient. Experiment 12 of the journal's source (a hard threshold for zeros) is absent from the journal; its idea is the zero of this form.",
            ],
            SeriesFigures.Pictures);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        var legendre = new SeriesCase("13", KnownEquations.Legendre, Logarithmic, 20, JournalEquations.OriginalPoints, Recipe) { MostSeeds = 1 };
        yield return legendre with { Journal = 3.38 };
        yield return legendre with { Model = JournalModels.Gru256 };
        foreach (var equation in JournalEquations.Four)
        {
            var one = legendre with { Experiment = "ours", Equation = equation, Recipe = TrainingRecipe.Original, MostSeeds = null };
            yield return one with { Model = Small };
            yield return one with { Model = JournalModels.Gru128 };
        }

        yield return legendre with { Experiment = "ours", Model = JournalModels.Awake(Small), Recipe = TrainingRecipe.Original, MostSeeds = null };
    }
}
