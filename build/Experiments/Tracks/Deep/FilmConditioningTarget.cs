using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>The plan's other way to tell the step length: it modulates the network instead of being an input.</summary>
internal static class FilmConditioningTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "FilmConditioning";

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The step length as a modulation of every neuron (FiLM) against the step length as an input",
        "Deep",
        [
            .. StudySets.Parameters(standard: 80_000),
            Parameter.Integer("published-epochs", "passes over the training set", "", standard: 10, smoke: 1, @long: 50, minimum: 1),
            Parameter.Integer("published-batch", "samples a step", "", standard: 512, minimum: 1),
        ],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var residual = FormulationFit.Residual(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Modulation by the step length");
        var published = All(asPublished: true);
        var scaled = All(asPublished: false);
        ModelTable.Write(run, table);
        StudyTarget.Verdict(
            run,
            "Modulation by the step length: verdict",
            "The plan proposes architectures in which dz modulates the network (feature-wise linear modulation) rather than being just another input. [158, 158] has about the parameters of the modulated [128, 128], [1024] about those of the modulated [256]. Everything is trained twice: as the plans train (AdamW, 1e-3, Xavier start), and width-scaled (see the README).",
            [
                new("Trained as published, modulation helps at equal widths, [128, 128]", published.Film.Rmse < published.Plain.Rmse, Pair(published.Film, published.Plain)),
                new("... at equal widths, [256, 256]", published.FilmWide.Rmse < published.Wide.Rmse, Pair(published.FilmWide, published.Wide)),
                new("... at equal parameters, two layers", published.Film.Rmse < published.Matched.Rmse, Pair(published.Film, published.Matched)),
                new("... at equal parameters, one layer", published.FilmSingle.Rmse < published.Single.Rmse, Pair(published.FilmSingle, published.Single)),
                new("Trained width-scaled, modulation still helps at equal parameters, two layers (by more than 10 %)", scaled.Film.Rmse < 0.9 * scaled.Matched.Rmse, Pair(scaled.Film, scaled.Matched)),
                new("... one layer (by more than 10 %)", scaled.FilmSingle.Rmse < 0.9 * scaled.Single.Rmse, Pair(scaled.FilmSingle, scaled.Single)),
                new("The way of training matters more than the modulation: plain [256, 256] width-scaled beats modulated [256, 256] as published", scaled.Wide.Rmse < published.FilmWide.Rmse, Pair(scaled.Wide, published.FilmWide)),
            ],
            [],
            table);

        Scores All(bool asPublished) => new(
            Judge(new PlainFamily([128, 128]), asPublished), Judge(new FilmFamily([128, 128], 16), asPublished), Judge(new PlainFamily([158, 158]), asPublished),
            Judge(new PlainFamily([256, 256]), asPublished), Judge(new FilmFamily([256, 256], 16), asPublished),
            Judge(new PlainFamily([1024]), asPublished), Judge(new FilmFamily([256], 16), asPublished));

        ErrorSummary Judge(TrackFamily family, bool asPublished)
        {
            var way = asPublished ? "as published" : "width-scaled";
            var model = FamilyTraining.End(run, $"{family.Name} {way}", sets, family, residual, 1, asPublished);
            var errors = ErrorSummary.Of(tracks.Judge(new FamilyExtrapolator(family.Name, model), run.Threads).Errors);
            table = table.WithModel(sets.Problem.Name, $"{family.Name}, {way}", model.Weights.Length, errors);
            return errors;
        }
    }

    private sealed record Scores(
        ErrorSummary Plain, ErrorSummary Film, ErrorSummary Matched, ErrorSummary Wide, ErrorSummary FilmWide, ErrorSummary Single, ErrorSummary FilmSingle);

    private static string Pair(ErrorSummary first, ErrorSummary second) =>
        FormattableString.Invariant($"{first.Rmse:G3} mm against {second.Rmse:G3} mm rms; medians {first.Median:G3} and {second.Median:G3} mm");
}
