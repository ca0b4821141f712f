using System.Collections.Immutable;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The plan's success criteria for the width scan, one by one.</summary>
internal static class WidthScanVerdict
{
    /// <summary>The document.</summary>
    public static MarkdownDocument Of(WidthRace race)
    {
        var best = race.Scores.MinBy(score => score.All.Rmse)!;
        var rungeKutta = race.Single(ClassicalSuite.PlanBaseline).Median;
        var quick = race.Scores.Where(score => race.Single(score.Name).Median <= rungeKutta).ToImmutableArray();
        var fastest = race.Scores.MinBy(score => race.Single(score.Name).Median)!;
        var both = quick.Where(score => score.All.Rmse < 1).MinBy(score => score.All.Rmse);
        return MarkdownDocument.Empty
            .Heading(1, "Width scan: verdict")
            .Paragraph(FormattableString.Invariant(
                $"Six-input problem of the plan on the true field: from z = 770 mm over 500 to 12000 mm, 1.5 to 100 GeV/c, {best.All.Count} test tracks. RK4 in 10 mm steps on the trilinear map takes {rungeKutta / 1000:F1} microseconds a track here ({PublishedFigures.RungeKuttaMicroseconds} in the plan)."))
            .Heading(2, "The plan's criteria")
            .Criteria(
            [
                new("At least one network below 0.5 mm rms position error with variable dz", best.All.Rmse < 0.5, Millimetres(best)),
                new("At least one network at least as fast as RK4 (10 mm)", quick.Length > 0, Time(race, fastest, rungeKutta)),
                new("Both at once: below 1 mm and at least as fast as RK4", both is not null, both is null ? $"best of those as fast: {Millimetres(quick.MinBy(score => score.All.Rmse) ?? best)}" : Millimetres(both)),
                new("Stretch: below 0.1 mm rms", best.All.Rmse < 0.1, Millimetres(best)),
                new("Stretch: at least 2 times faster than RK4 (10 mm)", quick.Any(score => 2 * race.Single(score.Name).Median <= rungeKutta), Time(race, fastest, rungeKutta)),
            ])
            .Heading(2, "The plan's hypothesis")
            .Criteria([Hypothesis(race)])
            .Heading(2, "What the baseline hides")
            .Paragraph(Baseline(race, rungeKutta))
            .Paragraph(Rivals(race));
    }

    /// <summary>Errors and times side by side, for a reader.</summary>
    public static MarkdownDocument Summary(WidthRace race, Table errors, Table timings) => MarkdownDocument.Empty
        .Heading(1, "Width scan")
        .Paragraph("Which width of a single hidden layer can replace Runge-Kutta? Errors are the same on every machine; times are of the machine named in the table. The verdict is in [verdict.md](verdict.md).")
        .Picture("Speed and accuracy", "pareto.svg")
        .Picture("Error against width", "error-against-width.svg")
        .Picture("Time against width", "time-against-width.svg")
        .Table(errors)
        .Table(timings);

    private static Criterion Hypothesis(WidthRace race)
    {
        var candidates = race.Scores.Where(score => score.Width is 2048 or 4096).OrderBy(score => score.All.Rmse).First();
        return new(
            "Width 2048 to 4096 reaches sub-millimetre accuracy with a single layer, 2 to 5 times faster than RK4",
            candidates.All.Rmse < 1 && 2 * race.Single(candidates.Name).Median <= race.Single(ClassicalSuite.PlanBaseline).Median,
            Millimetres(candidates) + ", " + Time(race, candidates, race.Single(ClassicalSuite.PlanBaseline).Median));
    }

    private static string Baseline(WidthRace race, double rungeKutta)
    {
        var rivals = race.Classical.Where(score => score.Rmse < 0.5).MinBy(score => race.Single(score.Entry.Name).Median);
        return rivals is null
            ? "No classical extrapolator reached 0.5 mm."
            : FormattableString.Invariant(
                $"The plan timed RK4 in 10 mm steps, hundreds of steps a track. The fastest classical extrapolator below 0.5 mm rms is {rivals.Entry.Name}: {rivals.Rmse:G3} mm in {race.Single(rivals.Entry.Name).Median:F0} ns, {rungeKutta / race.Single(rivals.Entry.Name).Median:F0} times faster than the plan's baseline.");
    }

    private static string Rivals(WidthRace race)
    {
        var winners = race.Scores.Where(score =>
            race.FastestAsAccurate(score.All.Rmse, batched: false) is not { } rival
            || race.Single(score.Name).Median < race.Single(rival.Entry.Name).Median).ToArray();
        return winners.Length == 0
            ? "Against the fastest classical extrapolator of the same accuracy no network of this scan is faster, for a single track."
            : $"Faster than every classical extrapolator of the same accuracy, for a single track: {string.Join(", ", winners.Select(score => score.Name))}.";
    }

    private static string Millimetres(WidthScore score) =>
        FormattableString.Invariant($"{score.Name}: {score.All.Rmse:G3} mm rms, {score.All.Median:G3} mm median");

    private static string Time(WidthRace race, WidthScore score, double rungeKutta) =>
        FormattableString.Invariant($"{score.Name}: {race.Single(score.Name).Median:F0} ns, {rungeKutta / race.Single(score.Name).Median:F1} times faster");
}
