using System.Collections.Immutable;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Tables;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Whether a model without field evaluations reached the goal, what each ingredient did, and what holds the rest back.</summary>
internal static class PureVerdict
{
    private const double Goal = 0.2;
    private const double Stretch = 0.1;

    /// <summary>The document.</summary>
    public static MarkdownDocument Of(ImmutableArray<PureScore> scores, PureRace race, IReadOnlyList<double> edges)
    {
        var best = scores.MinBy(score => score.All.Rmse)!;
        var neural = scores.Where(score => score.Recipe is NetworkRecipe { Inputs: not NetworkInputs.ChartRemainder }).MinBy(score => score.All.Rmse)!;
        return MarkdownDocument.Empty
            .Heading(1, "Pure networks: verdict")
            .Paragraph(FormattableString.Invariant(
                $"From z = 770 mm over 500 to 12000 mm, 1.5 to 100 GeV/c, {best.All.Count} test tracks; no model here evaluates the field."))
            .Heading(2, "The goal")
            .Criteria(
            [
                new(FormattableString.Invariant($"A model without field evaluations below {Goal} mm rms position error"), best.All.Rmse < Goal, Millimetres(best)),
                new(FormattableString.Invariant($"The plan's stretch goal for networks: below {Stretch} mm"), best.All.Rmse < Stretch, Millimetres(best)),
                new(FormattableString.Invariant($"One hidden layer of SiLU neurons alone below {Goal} mm"), neural.All.Rmse < Goal, Millimetres(neural)),
                new("Faster than every classical extrapolator of the same accuracy, for a single track", IsFastest(best, race), Rival(best, race)),
            ])
            .Heading(2, "What each ingredient did")
            .List(scores.Where(score => Reference(score, scores) is not null).Select(score => Effect(score, Reference(score, scores)!)))
            .Heading(2, "What holds the rest back")
            .Paragraph(Rest(best, edges))
            .Paragraph(FormattableString.Invariant(
                $"A hidden layer of smooth neurons has to find by descent what a product of polynomials has at hand; {neural.Recipe.Name} ends at {neural.All.Rmse:G3} mm with {neural.Model.Parameters} weights, {best.Recipe.Name} needs {best.Model.Parameters}, of which a track uses {best.Model.MultiplyAdds}. Charts converge as fast as the field is smooth across the acceptance: the degrees needed are set by how near its sources come."));
    }

    /// <summary>Errors and times side by side, for a reader.</summary>
    public static MarkdownDocument Summary(Table errors, Table timings) => MarkdownDocument.Empty
        .Heading(1, "Pure networks")
        .Paragraph("How accurate can an extrapolator be that evaluates no field? One ingredient a row. Errors are the same on every machine; times are of the machine named in the table. The verdict is in [verdict.md](verdict.md).")
        .Picture("Error of every model", "errors.svg")
        .Table(errors)
        .Table(timings);

    private static string Rest(PureScore best, IReadOnlyList<double> edges)
    {
        var squares = best.Quartiles.Select(quartile => quartile.Rmse * quartile.Rmse).ToArray();
        var total = squares[0] + squares[1] + squares[2] + squares[3];
        return FormattableString.Invariant(
            $"Of {best.Recipe.Name}'s squared error {100 * squares[0] / total:F0} % sits below {edges[1]:G3} GeV/c; it is {best.Halves[0].Rmse:G3} mm rms for dz up to {PureScore.MiddleDz} mm and {best.Halves[1].Rmse:G3} mm beyond; the median is {best.All.Median:G3} mm, the largest {best.All.Maximum:G3} mm.");
    }

    // The row an ingredient is told against: the one its words begin with.
    private static PureScore? Reference(PureScore score, ImmutableArray<PureScore> scores) =>
        scores.FirstOrDefault(other => score.Recipe.Ingredient.StartsWith(other.Recipe.Name + ",", StringComparison.Ordinal));

    private static string Effect(PureScore score, PureScore reference) => FormattableString.Invariant(
        $"{score.Recipe.Name} ({score.Recipe.Ingredient}): {reference.All.Rmse:G3} to {score.All.Rmse:G3} mm rms, {reference.All.Median:G3} to {score.All.Median:G3} mm median");

    private static bool IsFastest(PureScore score, PureRace race) =>
        race.FastestAsAccurate(score.All.Rmse) is not { } rival || race.Single[score.Recipe.Name].Median < race.Single[rival.Entry.Name].Median;

    private static string Rival(PureScore score, PureRace race) => race.FastestAsAccurate(score.All.Rmse) is { } rival
        ? FormattableString.Invariant($"{score.Recipe.Name}: {race.Single[score.Recipe.Name].Median:F0} ns; {rival.Entry.Name}: {rival.Rmse:G3} mm in {race.Single[rival.Entry.Name].Median:F0} ns")
        : FormattableString.Invariant($"{score.Recipe.Name}: {race.Single[score.Recipe.Name].Median:F0} ns; no classical one is as accurate");

    private static string Millimetres(PureScore score) =>
        FormattableString.Invariant($"{score.Recipe.Name}: {score.All.Rmse:G3} mm rms, {score.All.Median:G3} mm median");
}
