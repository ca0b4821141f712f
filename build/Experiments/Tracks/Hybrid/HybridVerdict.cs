using System.Collections.Immutable;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Machine;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>What the hybrid study hoped for, clause by clause.</summary>
internal static class HybridVerdict
{
    private const double SingleBudget = 500;
    private const double BatchBudget = 30;

    /// <summary>The verdict.</summary>
    /// <param name="race">From the fixed plane.</param>
    /// <param name="machine">Where it was timed.</param>
    public static MarkdownDocument Of(ExtrapolatorRace race, MachineDescription machine)
    {
        var marches = race.Scores.Where(score => score.Entry.Family == "march").ToArray();
        bool IsAccurate(RaceScore score) => score.Errors.Rmse < 0.1 && score.Errors.Percentile99 < 0.3 && score.Errors.SlopeRmse < 2e-5;
        var accurate = marches.Where(IsAccurate).MinBy(score => score.Time(false));
        var single = accurate ?? marches.MinBy(score => score.Errors.SlopeRmse)!;
        var close = marches.Where(score => score.Errors.Rmse < 0.1 && score.Errors.Percentile99 < 0.3).MinBy(score => score.Time(false));
        return MarkdownDocument.Empty
            .Heading(1, "Hybrid extrapolators: verdict")
            .Paragraph($"From z = 770 mm over 500 to 12000 mm, 1.5 to 100 GeV/c, {race.Scores[0].Errors.Count} test tracks. Times of one thread on {machine}; they vary with what else the machine does, ratios much less.")
            .Heading(2, "Contract of one extrapolator")
            .Criteria(
            [
                new("Position below 0.1 mm rms and 0.3 mm at the 99th percentile", close is not null, Errors(close ?? single)),
                new("The same, and slope below 2e-5 rms", accurate is not null, Errors(single)),
                new("One such track in less than 0.5 microseconds", accurate is not null && accurate.Time(false) < SingleBudget, Time(single, false)),
                new("The same without the clause on the slope", close is not null && close.Time(false) < SingleBudget, Time(close ?? single, false)),
                new("Less than 30 ns a track in a batch", accurate is not null && accurate.Time(true) < BatchBudget, Time(single, true)),
            ])
            .Heading(2, "Against classical extrapolators given the same care")
            .Criteria([.. Levels(race, false), .. Levels(race, true)])
            .Heading(2, "Any two planes, both directions")
            .Paragraph("Marches start on their first plane and go forward, and flag the rest. Any two planes are the question of [HybridAnywhere](../HybridAnywhere/verdict.md).");
    }

    private static ImmutableArray<Criterion> Levels(ExtrapolatorRace race, bool batched)
    {
        var way = batched ? "in a batch" : "one track";
        return
        [
            .. ExtrapolatorRace.Levels.SelectMany(level =>
            {
                var (classical, learned) = (race.Fastest(false, level, batched), race.Fastest(true, level, batched));
                if (classical is null || learned is null)
                {
                    return new[] { new Criterion(FormattableString.Invariant($"At {level} mm, {way}"), null, "no contender as accurate") };
                }

                var faster = classical.Time(batched) / learned.Time(batched);
                var rival = race.MostAccurate(true, classical.Time(batched), batched)!;
                var sharper = classical.Errors.Rmse / rival.Errors.Rmse;
                return
                [
                    new(
                        FormattableString.Invariant($"At {level} mm, {way}: at least twice as fast"), faster >= 2,
                        FormattableString.Invariant($"{faster:F1} times: {learned.Entry.Name} {learned.Time(batched):F0} ns, {classical.Entry.Name} {classical.Time(batched):F0} ns")),
                    new(
                        FormattableString.Invariant($"In that classical one's time, {way}: at least 3 times more accurate"), sharper >= 3,
                        FormattableString.Invariant($"{sharper:F1} times: {rival.Entry.Name} {rival.Errors.Rmse:G3} mm, {classical.Entry.Name} {classical.Errors.Rmse:G3} mm")),
                ];
            }),
        ];
    }

    private static string Errors(RaceScore score) => FormattableString.Invariant(
        $"{score.Entry.Name}: {score.Errors.Rmse:G3} mm rms, {score.Errors.Percentile99:G3} mm p99, slope {score.Errors.SlopeRmse:G3} rms");

    private static string Time(RaceScore score, bool batched) => FormattableString.Invariant($"{score.Entry.Name}: {score.Time(batched):F0} ns");
}
