using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Series.Equations;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiment 5: four normalisations of the prefix. What do they change, once the network can leave y = 0?</summary>
internal static class SeriesNormalisationTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesNormalisation";

    private const string Published = "5";
    private const string Ours = "ours";

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiment 5: four normalisations of the prefix, with the journal's start and with one that passes signals", SeriesRunner.Parameters(seeds: 2), Execute);

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Normalisation of the prefix", results);
        SeriesFigures.Write(run, [.. results.Where(result => result.Case.Experiment == Published)]);
        var improved = JournalEquations.Four.Select(equation => (Equation: equation.Name, None: Of(PrefixNormalisation.None, Published, equation), Adaptive: Of(PrefixNormalisation.Adaptive, Published, equation))).ToArray();
        var beam = Of(PrefixNormalisation.Adaptive, Published, KnownEquations.Beam);
        var awakeBeam = Of(PrefixNormalisation.Adaptive, Ours, KnownEquations.Beam);
        var best = JournalEquations.Four.Select(equation => (Equation: equation.Name, Best: Enum.GetValues<PrefixNormalisation>().MinBy(kind => Of(kind, Published, equation).Median.Loss.Total))).ToArray();
        VerdictDocument.Write(
            run,
            "Normalisation of the prefix: verdict",
            "The journal calls adaptive normalisation a solution: it compares none with adaptive, one run each. The network's answer is never scaled back, so what it reads no longer says how large its answer should be.",
            [
                .. improved.Select(pair => new Lab.Documents.Criterion(
                    $"Adaptive normalisation beats none on {pair.Equation}, for every seed", pair.Adaptive.Worst.Loss.Total < pair.None.Best.Loss.Total,
                    $"none {pair.None.Text()}, adaptive {pair.Adaptive.Text()}")),
                new("One normalisation is best on all four equations", best.Select(one => one.Best).Distinct().Count() == 1, string.Join(", ", best.Select(one => $"{one.Equation}: {one.Best}"))),
                new("The beam stays at the best constant under every normalisation (within 2 %)", Enum.GetValues<PrefixNormalisation>().All(kind => Near(Of(kind, Published, KnownEquations.Beam))), FormattableString.Invariant($"{beam.Text()}; best constant {beam.Judge.Constant:G4}")),
                new("A start that passes signals leaves it (loss below half of the constant's)", awakeBeam.Median.Loss.Total < 0.5 * awakeBeam.Judge.Constant, awakeBeam.Text()),
            ],
            [
                "Before training the journal's network says exactly zero: all biases are zero, so is the hidden state, and only the last bias has a gradient. Whatever is the same for all coefficients is then normalised to zero again. Rows marked *ours* start with biases spread over +-0.5 and weights of Xavier's size; nothing else differs.",
            ],
            SeriesFigures.Pictures);

        CaseResult Of(PrefixNormalisation kind, string experiment, LinearEquation equation) => results.Single(result =>
            result.Case.Experiment == experiment && result.Case.Equation == equation && result.Case.Model.Name == Model(kind, experiment == Ours).Name);
    }

    private static bool Near(CaseResult result) => result.Median.Loss.Total > 0.98 * result.Judge.Constant;

    private static IEnumerable<SeriesCase> Cases()
    {
        var journal = new Dictionary<(PrefixNormalisation, LinearEquation), double>
        {
            [(PrefixNormalisation.None, KnownEquations.Legendre)] = 2.38, [(PrefixNormalisation.Adaptive, KnownEquations.Legendre)] = 2.01,
            [(PrefixNormalisation.None, KnownEquations.Airy)] = 2.75e-2, [(PrefixNormalisation.Adaptive, KnownEquations.Airy)] = 1.42e-5,
            [(PrefixNormalisation.None, KnownEquations.Hermite)] = 1.14e6, [(PrefixNormalisation.Adaptive, KnownEquations.Hermite)] = 1.80e5,
            [(PrefixNormalisation.None, KnownEquations.Beam)] = 0.583, [(PrefixNormalisation.Adaptive, KnownEquations.Beam)] = 0.583,
        };
        foreach (var experiment in new[] { Published, Ours })
        {
            foreach (var equation in JournalEquations.Four)
            {
                foreach (var kind in experiment == Published ? Enum.GetValues<PrefixNormalisation>() : [PrefixNormalisation.None, PrefixNormalisation.Adaptive])
                {
                    yield return new(experiment, equation, Model(kind, experiment == Ours), 20, JournalEquations.OriginalPoints, TrainingRecipe.Original)
                    {
                        Journal = experiment == Published && journal.TryGetValue((kind, equation), out var loss) ? loss : null,
                    };
                }
            }
        }
    }

    private static Lorentz.Series.Models.RecurrentModel Model(PrefixNormalisation kind, bool isAwake)
    {
        var model = JournalModels.Gru128 with { Name = FormattableString.Invariant($"GRU-128, {kind}").ToLowerInvariant().Replace("gru", "GRU", StringComparison.Ordinal), Normalisation = kind };
        return isAwake ? JournalModels.Awake(model) : model;
    }
}
