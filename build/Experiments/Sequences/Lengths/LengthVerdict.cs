using System.Collections.Immutable;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;

namespace Lorentz.Build.Experiments.Sequences.Lengths;

/// <summary>What the experiment on lengths says of the plan's claims.</summary>
internal static class LengthVerdict
{
    private const int Trained = 102;
    private const double HopedFor = 35;
    private const double Invariant = 0.5;

    // Rounding in sequences of different lengths; anything the length did would be larger.
    private const double Rounding = 0.01;

    /// <summary>Writes <c>verdict.md</c>.</summary>
    public static void Write(TargetRun run, ImmutableArray<LengthResult> results)
    {
        var (first, residual, firstRepaired, second, secondRepaired) = (results[0], results[1], results[2], results[3], results[4]);
        VerdictDocument.Write(
            run,
            "Sequence length: verdict",
            "The plan: V1 is capped near 6 dB because its step is dt = 1/N and N grows from 102 in training to 1075 in evaluation; the transformer V2 does not depend on the length and should reach 35 dB. All models are trained with N = 102 and then asked for the same 51 pixels of held-out simple fields, with others beside them.",
            Criteria(first, residual, firstRepaired, second, secondRepaired),
            [
                "What dt = 1/N does: a token leaves exp(A/N) of the state, so with more tokens a token leaves *more*, not less, and a whole sequence leaves what it always did; the plan says \"10 times faster\" and \"10 times smaller\" of the same thing. What does grow is the state itself: inputs are added to it as they are, not times dt, and more of them are left over (columns state and decay).",
                "dt = 1/102 and dt = 1/N are the same thing in training, where N is always 102: they give the same weights, bit for bit. So no gradient is corrupted by dt, and a model cannot converge to anything because of it. What the fixed step changes is the evaluation alone (rows with dt = 1/102).",
                "The plan's own sampler of V1 puts every question with new noise instead of where the flow stands; what it returns is the first noise plus a drift that does not know it, below 0 dB whatever was learned.",
                "Queries that see each other make every model depend on the length, the transformer as well: its attention is shared out among more tokens. Where queries are invisible to each other (repaired models) the answer to one cannot depend on the others; what is left in the table is rounding.",
                "Repaired models are regressions on fresh fields, so that one answer has to be compared with the mean of the others' samples (trainings.md). They differ from the published ones in several things at once; SequenceFixes takes these one by one.",
            ],
            ("PSNR against length", LengthFigures.Curves), ("states", LengthFigures.States), ("losses", LengthFigures.Losses), ("reconstructions", LengthFigures.Pictures));
    }

    private static IEnumerable<Criterion> Criteria(LengthResult first, LengthResult residual, LengthResult firstRepaired, LengthResult second, LengthResult secondRepaired)
    {
        var longest = first.Outcome.Points.Where(point => point.Setting == "random").Max(point => point.Length);
        var whole = Math.Min(LengthSettings.Whole, longest);
        yield return new(
            "Changing N from 102 to 1075 is what breaks V1: as published it exceeds always saying 0.5 (9.03 dB) at N = 102",
            first.Decibels("random", Trained) > 9.03,
            FormattableString.Invariant($"{first.Decibels("random", Trained):F1} dB at N = {Trained}, {first.Decibels("random", whole):F1} dB at N = {whole}; loss {first.Outcome.Training.Loss:F3}, that of a constant 1.125"));
        yield return new(
            "V1 learns to look at the readings as soon as the query is told at the end (query residual; more than 9.03 dB at N = 102)",
            residual.Decibels("random", Trained) > 9.03,
            FormattableString.Invariant($"{residual.Decibels("random", Trained):F1} dB; loss {residual.Outcome.Training.Loss:F3}, least loss without readings about 0.555"));
        yield return new(
            FormattableString.Invariant($"Length does harm a V1 that works in training: with the query residual it loses more than {Invariant} dB from N = {Trained} to {whole}"),
            residual.Decibels("random", whole) < residual.Decibels("random", Trained) - Invariant,
            FormattableString.Invariant($"{residual.Decibels("random", Trained):F1} dB -> {residual.Decibels("random", whole):F1} dB; the state grows {State(residual, whole) / State(residual, Trained):F1} times; in sequences of {Trained}: {residual.Decibels("sequences of 102", Trained):F1} dB"));
        if (double.IsFinite(residual.Decibels("random, dt = 1/102", LengthSettings.Whole)))
        {
            yield return new(
                "A fixed step repairs the length: with dt = 1/102 that V1 has at N = 1075 what it has at N = 102 (within 0.5 dB)",
                Math.Abs(residual.Decibels("random, dt = 1/102", LengthSettings.Whole) - residual.Decibels("random", Trained)) < Invariant,
                FormattableString.Invariant($"dt = 1/N {residual.Decibels("random", LengthSettings.Whole):F1} dB, 1/102 {residual.Decibels("random, dt = 1/102", LengthSettings.Whole):F1} dB, 1/1024 {residual.Decibels("random, dt = 1/1024", LengthSettings.Whole):F1} dB, row by row with 1/102 {residual.Decibels("row by row, dt = 1/102", LengthSettings.Whole):F1} dB"));
        }

        yield return new(
            FormattableString.Invariant($"V2 does not depend on the length: it changes by less than {Invariant} dB from N = {Trained} to {whole}"),
            Math.Abs(second.Decibels("random", whole) - second.Decibels("random", Trained)) < Invariant,
            Lengths(second));
        yield return new(
            "V2 reaches 35 dB as published, on held-out fields or on those of the training",
            second.Outcome.Training.Marks.Any(mark => Math.Max(mark.All, mark.MeanAll) >= HopedFor),
            string.Join("; ", second.Outcome.Training.Marks.Select(mark => FormattableString.Invariant($"{(mark.Set == Lorentz.Sequences.Fields.FieldSet.HeldOut ? "held out" : "training")} fields: {mark.All:F1} dB, mean of samples {mark.MeanAll:F1} dB"))));
        foreach (var repaired in new[] { firstRepaired, secondRepaired })
        {
            yield return new(
                FormattableString.Invariant($"{repaired.Case.Name}: PSNR changes by less than {Rounding} dB from N = 52 to the longest sequence, on no field by more"),
                repaired.Outcome.Points.All(point => point.Decibels.Zip(repaired.Outcome.At("random", Trained)!.Decibels, (here, there) => Math.Abs(here - there)).Max() < Rounding),
                Lengths(repaired));
        }

        yield return new(
            "A repaired model beats V2 as published by more than 3 dB on held-out fields (V2: mean of its samples)",
            secondRepaired.Outcome.Training.Marks[0].MeanAll > second.Outcome.Training.Marks[0].MeanAll + 3,
            FormattableString.Invariant($"V1 repaired {firstRepaired.Outcome.Training.Marks[0].MeanAll:F1} dB, V2 repaired {secondRepaired.Outcome.Training.Marks[0].MeanAll:F1} dB, V2 {second.Outcome.Training.Marks[0].MeanAll:F1} dB, after as many steps"));
    }

    private static double State(LengthResult result, int length) => result.Outcome.At("random", length)!.StateSize;

    private static string Lengths(LengthResult result) => string.Join(
        ", ", result.Outcome.Points.Where(point => point.Setting == "random").Select(point => FormattableString.Invariant($"N = {point.Length}: {point.Mean:F2} dB")));
}
