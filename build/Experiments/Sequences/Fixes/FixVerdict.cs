using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Sequences.Models;

namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>What the ablation says of the plan's predictions.</summary>
internal static class FixVerdict
{
    private const double HopedFor = 35;
    private const double Constant = 9.03;

    /// <summary>Writes <c>verdict.md</c>.</summary>
    public static void Write(TargetRun run, ImmutableArray<FixResult> results) => VerdictDocument.Write(
        run,
        "Fixes: verdict",
        FormattableString.Invariant($"The plan predicts what each fix gains. Here each is done alone to the model as published, all are done together, and each is left out of all. The models are small ones ({results[0].Case.Training.Model.Width} columns, {results[0].Case.Training.Model.Layers} layers, {results[0].Case.Training.Recipe.Steps} steps of {results[0].Case.Training.Recipe.Batch} samples) so that all rows fit into minutes, those of V1 with {results[0].Outcomes.Length} seed(s), those of V2 with {results[^1].Outcomes.Length}; SequenceLength has the published sizes. PSNR is that of one sample on held-out simple fields, all pixels."),
        Criteria(results),
        [
            Largest(results, Backbone.StateSpace),
            Largest(results, Backbone.Transformer),
            "The zero-order hold is the part of the discretisation that V1 leaves out: its state adds inputs up as they are, so the state of a token is a sum over all tokens before it. That sum is large and nearly the same for every field, it is added to the tokens, and what a token knows of its own place and value drowns in it. Scaled by the step the state is a mean. The plan looks for the fault in exp(dt A), which is harmless.",
            "A sigmoid on the velocity cannot work: a velocity x1 - x0 is negative as often as not and exceeds 1. Behind the x1 head the same sigmoid says something true.",
            "A regression says the mean of all fields that fit, a sample one of them: by PSNR the mean is better by up to 3 dB without knowing more. Compare the regression with the mean of samples in trainings.md.",
        ],
        ("V1", FixFigures.Bars(Backbone.StateSpace)), ("V2", FixFigures.Bars(Backbone.Transformer)), ("losses", FixFigures.Losses));

    private static IEnumerable<Criterion> Criteria(ImmutableArray<FixResult> results)
    {
        foreach (var result in results.Where(result => result.Case is { Kind: FixKind.Alone, Fix.Predicted: not null }))
        {
            var (least, most) = result.Case.Fix!.Predicted!.Value;
            var (whole, deviation) = FixTable.Gain(result, results, FixTable.Whole);
            var chunks = FixTable.Gain(result, results, FixTable.Chunks);
            yield return new(
                FormattableString.Invariant($"{Name(result.Case.Backbone)}, {result.Case.Fix.Name}: the plan predicts {least} to {most} dB (held from {least} dB on)"),
                whole >= least,
                FormattableString.Invariant($"{Spread(whole, deviation)} dB in one sequence, {Spread(chunks.Mean, chunks.Deviation)} dB in sequences as long as in training"));
        }

        foreach (var backbone in Enum.GetValues<Backbone>())
        {
            var all = results.Single(result => result.Case.Backbone == backbone && result.Case is { Kind: FixKind.All, Fix: null });
            var regression = results.Single(result => result.Case.Backbone == backbone && result.Case is { Kind: FixKind.All, Fix: not null });
            yield return new(
                FormattableString.Invariant($"{Name(backbone)} with all fixes exceeds always saying 0.5 ({Constant} dB) in one sequence of all pixels"),
                all.Decibels(FixTable.Whole).Mean > Constant,
                FormattableString.Invariant($"{Both(all)}; as a regression {Both(regression)}"));
            yield return new(
                FormattableString.Invariant($"{Name(backbone)} with all fixes reaches {HopedFor} dB"),
                Math.Max(all.Decibels(FixTable.Whole).Mean, regression.Decibels(FixTable.Whole).Mean) >= HopedFor,
                FormattableString.Invariant($"{all.Decibels(FixTable.Whole).Mean:F1} dB, as a regression {regression.Decibels(FixTable.Whole).Mean:F1} dB"));
        }

        var hold = results.Single(result => result.Case is { Kind: FixKind.LeftOut, Fix.Name: "zero-order hold" });
        var gain = FixTable.Gain(hold, results, FixTable.Chunks);
        yield return new(
            "V1 needs its input scaled: without the zero-order hold all the other fixes together lose more than 3 dB in sequences as long as in training",
            gain.Mean > 3,
            FormattableString.Invariant($"it is worth {Spread(gain.Mean, gain.Deviation)} dB to the others"));
    }

    private static string Largest(ImmutableArray<FixResult> results, Backbone backbone)
    {
        var own = results.Where(result => result.Case.Backbone == backbone).ToArray();
        return $"{Name(backbone)}, alone, in one sequence: {Words(FixKind.Alone, FixTable.Whole)}. Missing most when left out, in sequences as long as in training: {Words(FixKind.LeftOut, FixTable.Chunks)}.";

        string Words(FixKind kind, string setting) => string.Join(
            ", ",
            own.Where(result => result.Case.Kind == kind).Select(result => (Result: result, Gain: FixTable.Gain(result, results, setting).Mean))
                .OrderByDescending(pair => pair.Gain).Take(4).Select(pair => $"{pair.Result.Case.Fix!.Name} {Signed(pair.Gain)} dB"));
    }

    private static string Both(FixResult result) =>
        FormattableString.Invariant($"{result.Decibels(FixTable.Whole).Mean:F1} dB in one sequence, {result.Decibels(FixTable.Chunks).Mean:F1} dB in sequences as long as in training");

    private static string Spread(double mean, double deviation) =>
        double.IsFinite(deviation) ? FormattableString.Invariant($"{Signed(mean)} +- {deviation:F1}") : Signed(mean);

    private static string Signed(double value) => FormattableString.Invariant($"{value:+0.0;-0.0}");

    private static string Name(Backbone backbone) => backbone == Backbone.StateSpace ? "V1" : "V2";
}
