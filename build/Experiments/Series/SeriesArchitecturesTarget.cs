using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Learning.Models;
using Lorentz.Series.Equations;
using Lorentz.Series.Losses;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Prefixes;
using Lorentz.Series.Training;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiments 1, 2, 3, 4, 10 and 19: transformer, perceptrons, LSTM and GRU. Which of them learns coefficients, and what do failures cost?</summary>
internal static class SeriesArchitecturesTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesArchitectures";

    private const int Epochs = 100;
    private const int Examples = 100;
    private static readonly TrainingRecipe Short = new(500, 10);
    private static readonly PaddedMlp Small = new("MLP [128, 128]", [128, 128], 0);
    private static readonly RecurrentModel Gru = JournalModels.Gru128 with { Normalisation = PrefixNormalisation.Standard };
    private static readonly RecurrentModel Lstm = JournalModels.Lstm128 with { Normalisation = PrefixNormalisation.Standard };
    private static readonly Transformer PostNorm = new("transformer, post-norm", new EncoderShape(64, 4, 2) { IsCausal = true }, HasStart: true);
    private static readonly Transformer PreNorm = PostNorm with { Name = "transformer, pre-norm, no dropout", Shape = PostNorm.Shape with { IsPreNorm = true, Dropout = 0 } };

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiments 1, 2, 3, 4, 10, 19: transformer, MLP, LSTM, GRU on the equations of the journal", SeriesRunner.Parameters(seeds: 2), Execute,
        ["examples"], [.. SeriesFigures.Files, PrefixTable.Curves]);

    private static void Execute(TargetRun run)
    {
        var results = SeriesRunner.Run(run, [.. Cases()]);
        SeriesTable.Write(run, "Architectures on the loss of the equation", results);
        SeriesFigures.Write(run, [.. results.Where(result => result.Case.Experiment is "2" or "4" or "baseline" && result.Case.Model.Name != PreNorm.Name)]);
        var examples = PrefixRunner.Run(run, [.. ExampleCases()]);
        PrefixTable.Write(run, "Architectures on examples of the recurrence (experiment 19)", examples, "examples", withTimings: false);
        PrefixTable.Draw(run, examples);
        Verdict(run, results, examples);
    }

    private static IEnumerable<SeriesCase> Cases()
    {
        foreach (var equation in JournalEquations.Four)
        {
            foreach (var model in new[] { PostNorm, PreNorm })
            {
                yield return new("baseline", equation, model, 20, JournalEquations.OriginalPoints, Short) { MostSeeds = 1 };
            }
        }

        foreach (var model in new[] { Small, new("MLP [256, 256]", [256, 256], 0.1), new("MLP [512, 512]", [512, 512], 0.1), new("MLP [256, 256, 256]", [256, 256, 256], 0.1) })
        {
            yield return new("1", JournalEquations.ShortAiry, model, 20, JournalEquations.OriginalPoints, Short);
            if (model.Dropout > 0)
            {
                yield return new("1", JournalEquations.ShortAiry, model with { Name = $"{model.Name}, no dropout", Dropout = 0 }, 20, JournalEquations.OriginalPoints, Short);
            }
        }

        foreach (var equation in JournalEquations.Four)
        {
            yield return new("2", equation, Small, 20, JournalEquations.OriginalPoints, Short);
        }

        yield return new("3", JournalEquations.ShortAiry, Gru, 20, JournalEquations.OriginalPoints, Short);
        yield return new("3", JournalEquations.ShortAiry, Lstm, 20, JournalEquations.OriginalPoints, Short);
        foreach (var (equation, journal) in JournalEquations.Four.Zip([9.24e-6, 2.21, 9.45e5, 0.583]))
        {
            yield return new("4", equation, Gru, 20, JournalEquations.OriginalPoints, Short) { Journal = journal };
        }

        foreach (var (model, journal) in new[] { (JournalModels.Gru128, 1.56), (JournalModels.Gru256, 1.38), (JournalModels.Lstm128, 1.52) })
        {
            yield return new("10", KnownEquations.Legendre, model, 25, JournalEquations.MediumPoints, TrainingRecipe.Medium) { Journal = journal, MostSeeds = model.Hidden > 128 ? 1 : 2 };
        }
    }

    private static IEnumerable<PrefixCase> ExampleCases()
    {
        var range = new PrefixRange(2, 7, Examples);
        var recipe = new PrefixRecipe(Epochs * Examples / 4, 4);
        (CoefficientModel Model, double[]? Journal)[] models =
        [
            (new PlainRecurrent("GRU-64", 64), [6.74e-6, 4.01e-6, 1.52e-4, 6.41e-4]),
            (new Transformer("transformer 64x2", new EncoderShape(64, 4, 2), 20), [5.01e-4, 7.19e-5, 3.58e-3, 4.17e-2]),
            (new PaddedMlp("MLP [128, 128]", [128, 128], 0), null),
        ];
        LinearEquation[] equations = [KnownEquations.Harmonic, KnownEquations.Airy, KnownEquations.Hermite, KnownEquations.Legendre];
        foreach (var (model, journal) in models)
        {
            for (var i = 0; i < equations.Length; i++)
            {
                yield return new("19", equations[i], model, range, recipe) { Journal = journal?[i] };
            }
        }
    }

    private static void Verdict(TargetRun run, ImmutableArray<CaseResult> results, ImmutableArray<PrefixResult> examples)
    {
        var airy = KnownEquations.Airy.Name;
        var mlp = results.Pick("2", airy, Small.Name);
        var transformer = results.Pick("baseline", airy, PostNorm.Name);
        var quiet = results.Pick("baseline", airy, PreNorm.Name);
        var beam = results.Pick("4", KnownEquations.Beam.Name, Gru.Name);
        var legendre = results.Pick("10", KnownEquations.Legendre.Name, JournalModels.Gru128.Name);
        var large = results.Pick("10", KnownEquations.Legendre.Name, JournalModels.Gru256.Name);
        var tail = TailOnly.Least(legendre.Judge.Loss, 8).Loss.Total;
        var medium = results.Pick("1", JournalEquations.ShortAiry.Name, "MLP [256, 256]");
        var mediumQuiet = results.Pick("1", JournalEquations.ShortAiry.Name, "MLP [256, 256], no dropout");
        var journalTransformer = examples.Where(result => result.Case.Model.Name.StartsWith("transformer", StringComparison.Ordinal)).ToArray();
        VerdictDocument.Write(
            run,
            "Architectures: verdict",
            "The journal tries one architecture after the other on the same loss and reads its numbers as properties of the architectures.",
            [
                new("A transformer fails where a small MLP works: 1000 times its loss on Airy, trained alike", transformer.Median.Loss.Total > 1000 * mlp.Median.Loss.Total, FormattableString.Invariant($"post-norm with dropout {transformer.Text()}; MLP {mlp.Text()}")),
                new("... and dropout is the cause: without it the transformer gains more than a factor 10", 10 * quiet.Median.Loss.Total < transformer.Median.Loss.Total, FormattableString.Invariant($"pre-norm without dropout {quiet.Text()}")),
                new("Wider and deeper MLPs are worse (experiment 1): [256, 256] ten times the loss of [128, 128]", medium.Median.Loss.Total > 10 * results.Pick("1", JournalEquations.ShortAiry.Name, Small.Name).Median.Loss.Total, medium.Text()),
                new("... because dropout stays on while coefficients are read: without it [256, 256] gains more than a factor 10", 10 * mediumQuiet.Median.Loss.Total < medium.Median.Loss.Total, mediumQuiet.Text()),
                new("The beam's failure is the best constant: within 1 % of its loss", Math.Abs((beam.Median.Loss.Total / beam.Judge.Constant) - 1) < 0.01, FormattableString.Invariant($"{beam.Text()}; best constant {beam.Judge.Constant:G4}, zero {beam.Judge.Zero:G4}")),
                new("Legendre stays in the basin of steep tails: not below half the least loss of eight free last coefficients", legendre.Median.Loss.Total > 0.5 * tail, FormattableString.Invariant($"{legendre.Text()}; eight last coefficients alone {tail:G3}; zero {legendre.Judge.Zero:G3}")),
                new("Larger networks help Legendre (experiment 10): GRU-256 below 0.8 of GRU-128", large.Median.Loss.Total < 0.8 * legendre.Median.Loss.Total, large.Text()),
                new("Parameter counts of the journal's code", true, FormattableString.Invariant($"GRU-128 {JournalModels.Gru128.Parameters(20):N0}, GRU-256 {JournalModels.Gru256.Parameters(20):N0}, LSTM-128 {JournalModels.Lstm128.Parameters(20):N0}; transformer 64x2 {new Transformer("", new EncoderShape(64, 4, 2)).Parameters(20):N0} with a table of 50 positions, {new Transformer("", new EncoderShape(64, 4, 2), 20).Parameters(20):N0} with 20: the journal's 69,825 is neither")),
                new("In experiment 19 the transformer learns nothing of harmonic and Airy (the journal's losses against our zero: above 0.5)", journalTransformer.Where(result => result.Case.Equation.Name is "harmonic" or "airy").All(result => result.Case.Journal / result.Median.TrainingZero > 0.5), string.Join(", ", journalTransformer.Select(result => FormattableString.Invariant($"{result.Case.Equation.Name}: journal {result.Case.Journal / result.Median.TrainingZero:G2}, ours {result.Median.Relative:G2}")))),
            ],
            [
                "Losses are total losses with weights 100 and 100. Experiment 3 and 4 normalise the prefix by mean and deviation, experiment 10 adaptively; the journal does not say which it used in 3 and 4. Experiment 19 takes batches of four prefixes of one length where the journal takes one at a time: a quarter of its updates.",
                "L-BFGS with dropout: the masks change from call to call, so that each line search sees a function; the journal's changed at every evaluation.",
            ],
            [.. SeriesFigures.Pictures, ("learning from examples", PrefixTable.Curves)]);
    }
}
