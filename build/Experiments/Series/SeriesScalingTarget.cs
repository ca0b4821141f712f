using System.Collections.Immutable;
using Lorentz.Build.Experiments.Series.Studies;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Series.Equations;
using Lorentz.Series.Models;
using Lorentz.Series.Prefixes;

namespace Lorentz.Build.Experiments.Series;

/// <summary>Experiments 21, 22 and 23: do larger networks learn recurrences better? At equal numbers of updates and with several seeds.</summary>
internal static class SeriesScalingTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "SeriesScaling";

    private const string TransformerCurves = "transformers.svg";
    private const string Larger = "GRU-256, 545 examples, twice the updates";
    private const string MoreData = "GRU-128, 545 examples";
    private const string MoreUpdates = "GRU-128, twice the updates";
    private const string Longer = "64x2, four times the updates";

    // Of the two largest trainings.
    private const int Fewer = 3;
    private static readonly PrefixRange Few = new(2, 9, 200);
    private static readonly PrefixRange Many = new(2, 11, 545);
    private static readonly PrefixRecipe Updates = new(2000, 4);
    private static readonly PrefixRecipe Careful = Updates with { Decay = 0.01, GradientNormLimit = 1, Falls = true };
    private static readonly ImmutableArray<LinearEquation> Recurrent = [KnownEquations.Hermite, KnownEquations.Legendre];
    private static readonly Form Quiet = new(", no dropout", shape => shape with { Dropout = 0 }, Updates);
    private static readonly Form PreNorm = new(", pre-norm", shape => shape with { IsPreNorm = true }, Updates);
    private static readonly Form Both = new(", pre-norm, no dropout", shape => shape with { IsPreNorm = true, Dropout = 0 }, Updates);
    private static readonly Form Fallen = new(", pre-norm, no dropout, rate falls", shape => shape with { IsPreNorm = true, Dropout = 0 }, Updates with { Falls = true });

    /// <summary>The target.</summary>
    public static Target Target { get; } = SeriesTarget.Of(
        Name, "Experiments 21 to 23: width and depth of GRUs and transformers at equal numbers of updates, five seeds each",
        SeriesRunner.Parameters(seeds: 5, smoke: 0.002), Execute, ["spread"], [PrefixTable.Curves, TransformerCurves]);

    private static void Execute(TargetRun run)
    {
        var results = PrefixRunner.Run(run, [.. RecurrentCases(), .. TransformerCases()]);
        PrefixTable.Write(run, "Larger networks on examples of recurrences", results);
        WriteSpread(run, results);
        PrefixTable.Draw(run, [.. results.Where(result => result.Case.Model is PlainRecurrent)]);
        PrefixTable.Draw(run, [.. results.Where(result => result.Case.Model is Transformer)], TransformerCurves);
        Verdict(run, results);
    }

    private static IEnumerable<PrefixCase> RecurrentCases()
    {
        foreach (var (equation, before, after) in new[] { (KnownEquations.Hermite, 1.26e-5, 1.36e-5), (KnownEquations.Legendre, 9.77e-5, 1.61e-4) })
        {
            foreach (var hidden in new[] { 32, 64, 128, 256 })
            {
                yield return new("21", equation, new PlainRecurrent($"GRU-{hidden}", hidden), Few, Updates) { Journal = hidden == 128 ? before : null };
            }

            yield return new("21", equation, new PlainRecurrent(MoreData, 128), Many, Updates);
            yield return new("21", equation, new PlainRecurrent(MoreUpdates, 128), Few, Updates with { Updates = 2 * Updates.Updates });
            yield return new("21", equation, new PlainRecurrent(Larger, 256), Many, Updates with { Updates = 2 * Updates.Updates }) { Journal = after, MostSeeds = Fewer };
        }
    }

    private static IEnumerable<PrefixCase> TransformerCases()
    {
        var hermite = KnownEquations.Hermite;
        foreach (var (width, layers, journal) in new (int, int, double?)[] { (64, 2, 3.58e-3), (128, 2, 2.12e-4), (64, 4, 3.30e-2), (128, 4, 8.14e-2), (64, 8, null) })
        {
            yield return new("22", hermite, Model(width, layers), Few, Updates) { Journal = journal, MostSeeds = (width, layers) == (128, 4) ? Fewer : null };
        }

        yield return new("22", KnownEquations.Legendre, Model(64, 2), Few, Updates);
        yield return new("22", KnownEquations.Legendre, Model(64, 4), Few, Updates) { Journal = 4.63e-1 };
        yield return new("22", hermite, Model(64, 2) with { Name = Longer }, Few, Updates with { Updates = 4 * Updates.Updates });
        foreach (var (width, layers, journal) in new[] { (128, 2, 6.92e-4), (64, 8, 4.50e-2) })
        {
            var shape = Model(width, layers).Shape with { Activation = ActivationKind.Silu };
            yield return new("23", hermite, Model(width, layers) with { Shape = shape }, Few, Careful) { Journal = journal };
        }

        foreach (var form in new[] { Quiet, PreNorm, Both, Fallen })
        {
            foreach (var layers in new[] { 2, 8 })
            {
                var model = Model(64, layers);
                yield return new("ours", hermite, model with { Name = model.Name + form.Name, Shape = form.Change(model.Shape) }, Few, form.Recipe);
            }
        }
    }

    private static Transformer Model(int width, int layers) => new($"{width}x{layers}", new EncoderShape(width, width / 16, layers));

    private static PrefixResult Base(IEnumerable<PrefixResult> results, PrefixResult result) =>
        result.Case.Model is PlainRecurrent ? results.Pick("21", result.Case.Equation.Name, "GRU-128") : results.Pick("22", result.Case.Equation.Name, "64x2");

    private static void WriteSpread(TargetRun run, ImmutableArray<PrefixResult> results) => ResultTables.Write(
        run,
        new Table(
            "Spread over seeds",
            [
                Column.Text("experiment", "as in the table"), Column.Text("equation", ""), Column.Text("model", ""), Column.Integer("parameters", "", ""), Column.Integer("seeds", "", "trainings"),
                Column.Real("relative MSE", "", "on unseen prefixes; geometric mean over the seeds", 3),
                Column.Real("deviation", "", "standard deviation of its logarithm to base 10", 2),
                Column.Real("over base", "", "the geometric mean over that of GRU-128 or of the transformer 64x2 as the journal trains them", 3),
                Column.Text("clearly", "worse or better than the base by more than two standard errors of the difference of the logarithms"),
                Column.Real("training", "", "mean squared error on the examples over that of saying zero, dropout off; geometric mean", 3),
                Column.Real("training, deviation", "", "standard deviation of its logarithm to base 10", 2),
                Column.Real("dropout's share", "", "mean squared error with dropout on over that with dropout off, as the journal prints and as it would be used; geometric mean", 3),
            ],
            [
                .. results.Select(result =>
                {
                    var (own, other) = (PrefixSpread.Of(result), PrefixSpread.Of(Base(results, result)));
                    var training = PrefixSpread.Of(result, score => score.Training / score.TrainingZero);
                    return (ImmutableArray<Cell>)
                    [
                        result.Case.Experiment, result.Case.Equation.Name, result.Case.Model.Name, result.Case.Model.Parameters(result.Case.Range.Longest), result.Scores.Length,
                        own.Centre, own.Deviation, own.Over(other), own.IsClearlyOver(other) ? "worse" : other.IsClearlyOver(own) ? "better" : "", training.Centre, training.Deviation,
                        PrefixSpread.Of(result, score => score.Noisy / score.Training).Centre,
                    ];
                }),
            ]),
        "spread");

    private static void Verdict(TargetRun run, ImmutableArray<PrefixResult> results)
    {
        var hermite = KnownEquations.Hermite;
        PrefixSpread Gru(LinearEquation equation, string model) => PrefixSpread.Of(results.Pick("21", equation.Name, model));
        PrefixSpread Plain(string model) => PrefixSpread.Of(results.Pick("22", hermite.Name, model));
        PrefixSpread Ours(string model, Form form) => PrefixSpread.Of(results.Pick("ours", hermite.Name, model + form.Name));
        string Each(Func<LinearEquation, string> say) => string.Join("; ", Recurrent.Select(equation => $"{equation.Name} {say(equation)}"));
        string Gain(string model) => Each(equation => FormattableString.Invariant($"{Gru(equation, "GRU-128").Over(Gru(equation, model)):G3}"));
        bool Helps(string model) => Recurrent.All(equation => Gru(equation, "GRU-128").IsClearlyOver(Gru(equation, model)));
        var (small, wide, deep, deeper, combined, longer) = (Plain("64x2"), Plain("128x2"), Plain("64x4"), Plain("64x8"), Plain("128x4"), Plain(Longer));
        var (matchedWide, matchedDeep) = (PrefixSpread.Of(results.Pick("23", hermite.Name, "128x2")), PrefixSpread.Of(results.Pick("23", hermite.Name, "64x8")));
        var legendre = (Small: PrefixSpread.Of(results.Pick("22", KnownEquations.Legendre.Name, "64x2")), Deep: PrefixSpread.Of(results.Pick("22", KnownEquations.Legendre.Name, "64x4")));
        PrefixSpread Share(string experiment, string model) => PrefixSpread.Of(results.Pick(experiment, hermite.Name, model), score => score.Noisy / score.Training);
        VerdictDocument.Write(
            run,
            "Scaling: verdict",
            "From single unseeded trainings of different length the journal concludes that scaling laws are rejected for RNNs, that width helps a transformer 16.9 times, and that depth fails, even at equal numbers of parameters.",
            [
                new("Scaling is rejected for the GRU (experiment 21): more weights, examples and updates together gain less than a factor 1.5 on both equations", Recurrent.All(equation => Gru(equation, "GRU-128").Over(Gru(equation, Larger)) < 1.5), $"gains {Gain(Larger)}; journal's losses, after over before: hermite 1.08, legendre 1.65"),
                new("More weights alone do not help (journal 0.6 times): GRU-256 is not clearly better than GRU-128 on both", !Helps("GRU-256"), $"gains {Gain("GRU-256")}; GRU-32: {Gain("GRU-32")}; GRU-64: {Gain("GRU-64")}"),
                new("More examples alone do not help (journal 0.8 times)", !Helps(MoreData), $"gains {Gain(MoreData)}"),
                new("Twice the updates alone do not help (journal 0.3 times)", !Helps(MoreUpdates), $"gains {Gain(MoreUpdates)}"),
                new("One training decides nothing: its factor of one standard deviation is above 1.25 (the journal's 1.08 to 1.65)", Recurrent.All(equation => Gru(equation, "GRU-128").Deviation > 0.097), Each(equation => $"GRU-128 {Gru(equation, "GRU-128")}, GRU-256 {Gru(equation, "GRU-256")}")),
                new("Width gains 16.9 times (experiment 22): 128x2 below 64x2 by more than 10 at equal updates", small.Over(wide) > 10, $"64x2 {small}, 128x2 {wide}"),
                new("... its cause was the number of updates: four times as many gain 64x2 more than width does", small.Over(longer) > small.Over(wide) && small.IsClearlyOver(longer), $"64x2 with four times the updates {longer}; the journal gave its width run 59 times as many"),
                new("Depth fails (experiment 22, 23): 64x4 and 64x8 clearly above 64x2 as the journal trains them", deep.IsClearlyOver(small) && deeper.IsClearlyOver(small), FormattableString.Invariant($"64x4 {deep}, 64x8 {deeper}, 128x4 {combined}; legendre 64x2 {legendre.Small}, 64x4 {legendre.Deep}")),
                new("... and learns nothing there: relative MSE of 64x8 above 0.9", deeper.Centre > 0.9, $"{deeper}"),
                new("Depth is worse at equal numbers of parameters (experiment 23, journal 65 times): 64x8 clearly above 128x2", matchedDeep.IsClearlyOver(matchedWide), FormattableString.Invariant($"{matchedDeep.Over(matchedWide):G3} times; 128x2 {matchedWide}, 64x8 {matchedDeep}")),
                new("Cause, dropout: without it 64x8 is clearly better", deeper.IsClearlyOver(Ours("64x8", Quiet)), $"{Ours("64x8", Quiet)}"),
                new("Cause, post-norm: with pre-norm 64x8 is clearly better", deeper.IsClearlyOver(Ours("64x8", PreNorm)), $"{Ours("64x8", PreNorm)}"),
                new("Both away, 64x8 learns: relative MSE below 0.5", Ours("64x8", Both).Centre < 0.5, $"{Ours("64x8", Both)}; 64x2 {Ours("64x2", Both)}"),
                new("... and with a falling rate below 0.1", Ours("64x8", Fallen).Centre < 0.1, $"{Ours("64x8", Fallen)}; 64x2 {Ours("64x2", Fallen)}"),
                new("Then depth does no harm: 64x8 is not clearly worse than 64x2", !Ours("64x8", Fallen).IsClearlyOver(Ours("64x2", Fallen)), FormattableString.Invariant($"64x8 over 64x2: {Ours("64x8", Fallen).Over(Ours("64x2", Fallen)):G3}")),
                new("The printed loss is mostly dropout noise where a transformer learns: with dropout on 128x2 of experiment 23 has more than twice the loss of the same weights with dropout off", Share("23", "128x2").Centre > 2, $"{Share("23", "128x2")} times; 64x2 of experiment 22 {Share("22", "64x2")}"),
            ],
            [
                "Every row, unless it says otherwise, has 2,000 updates with batches of four prefixes of one length: 8,000 prefixes, where the journal's baseline in experiment 22 took 10,000 one at a time. Numbers are geometric means of the relative MSE on unseen prefixes with the factor of one standard deviation; a difference is clear where it exceeds two standard errors. Spread: [spread.md](spread.md).",
                "Experiment 23 has AdamW with decay 0.01, SiLU and gradients of norm 1 at most; its rate falls along half a cosine where the journal's fell at plateaus.",
                "Two criteria were set after short trials with one seed: that depth at equal parameters is *clearly* worse instead of ten times, and that dropout's share is judged on the wide network of experiment 23, where it has learned.",
            ],
            ("learning curves of GRUs", PrefixTable.Curves), ("learning curves of transformers", TransformerCurves));
    }

    // A way to change the journal's transformer or its training.
    private sealed record Form(string Name, Func<EncoderShape, EncoderShape> Change, PrefixRecipe Recipe);
}
