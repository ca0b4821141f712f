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
            .. StudySets.Parameters(standard: 150_000),
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
        var plain = Judge(new PlainFamily([128, 128]));
        var film = Judge(new FilmFamily([128, 128], 16));
        var matched = Judge(new PlainFamily([158, 158]));
        var wide = Judge(new PlainFamily([256, 256]));
        var filmWide = Judge(new FilmFamily([256, 256], 16));
        var single = Judge(new PlainFamily([1024]));
        var filmSingle = Judge(new FilmFamily([256], 16));
        ModelTable.Write(run, table);
        StudyTarget.Verdict(
            run,
            "Modulation by the step length: verdict",
            "The plan proposes architectures in which dz modulates the network (feature-wise linear modulation) rather than being just another input. [158, 158] has about the parameters of the modulated [128, 128], [1024] about those of the modulated [256].",
            [
                new("At equal widths modulation helps, [128, 128]", film.Rmse < plain.Rmse, Pair(film, plain)),
                new("At equal widths modulation helps, [256, 256]", filmWide.Rmse < wide.Rmse, Pair(filmWide, wide)),
                new("At equal parameters modulation helps, two layers", film.Rmse < matched.Rmse, Pair(film, matched)),
                new("At equal parameters modulation helps, one layer", filmSingle.Rmse < single.Rmse, Pair(filmSingle, single)),
            ],
            [],
            table);

        ErrorSummary Judge(TrackFamily family)
        {
            var model = FamilyTraining.End(run, family.Name, sets, family, residual, 1);
            var errors = ErrorSummary.Of(tracks.Judge(new FamilyExtrapolator(family.Name, model), run.Threads).Errors);
            table = table.WithModel(sets.Problem.Name, family.Name, model.Weights.Length, errors);
            return errors;
        }
    }

    private static string Pair(ErrorSummary first, ErrorSummary second) =>
        FormattableString.Invariant($"{first.Rmse:G3} mm against {second.Rmse:G3} mm rms; medians {first.Median:G3} and {second.Median:G3} mm");
}
