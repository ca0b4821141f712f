using System.Globalization;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Tables;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>The plan's ensembles of the top 3 to 5 networks, against one network of the same time and the same training.</summary>
internal static class EnsembleTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Ensemble";

    private const int Width = 256;
    private const int Candidates = 8;

    /// <summary>The target.</summary>
    public static Target Target { get; } = StudyTarget.Of(
        Name,
        "The mean of the best 3 to 5 of eight networks, against one network of the same evaluation time",
        "EnsembleTarget.cs",
        [.. StudySets.Parameters(standard: 600_000), .. StudyTraining.Parameters(standard: 15)],
        Execute);

    private static void Execute(TargetRun run)
    {
        var sets = StudySets.Draw(run, new StudyProblem("full field", new TrackPopulation()));
        var tracks = sets.TestTracks;
        var choosers = new TestTracks(sets.Validation.Rows, int.MaxValue);
        var formulation = FormulationFit.Residual(sets.Training.Rows, 6);
        var table = ModelTable.Empty("Ensembles");

        // Chosen on the validation set, judged on the test set: choosing on what judges would flatter the ensemble.
        var ranked = Enumerable.Range(1, Candidates)
            .Select(seed => Train($"seed {seed}", Width, (ulong)seed))
            .Select(model => (Model: model, Validation: ErrorSummary.Of(choosers.Judge(Single(model), run.Threads).Errors).Rmse))
            .OrderBy(candidate => candidate.Validation)
            .Select(candidate => candidate.Model)
            .ToArray();
        var members = ranked.Select((model, rank) => Judge(string.Create(CultureInfo.InvariantCulture, $"single, rank {rank + 1}"), Single(model), 1)).ToArray();
        var three = Judge("mean of the best 3", Mean(3), 3);
        var four = Judge("mean of the best 4", Mean(4), 4);
        var five = Judge("mean of the best 5", Mean(5), 5);
        var wide = Train("wide", 5 * Width, Candidates + 1);
        var equal = Single(wide);
        var one = ErrorSummary.Of(tracks.Judge(equal, run.Threads).Errors);
        table = table.WithModel(sets.Problem.Name, "one network of 5 x 256 neurons", wide.Network.Shape.Parameters, one);
        ModelTable.Write(run, table);
        var best = new[] { three, four, five }.MinBy(errors => errors.Rmse)!;
        StudyTarget.Verdict(
            run,
            "Ensembles: verdict",
            "The plan expects the mean of the top 3 to 5 networks to bring its 35 micrometres below 30. Eight networks that differ in their seed are ranked on the validation set; the best are averaged.",
            [
                new("The mean of 3 to 5 networks is better than the best of them", best.Rmse < members[0].Rmse, Pair(best, members[0])),
                new("By at least the factor the plan expects (30/35)", best.Mean < 30.0 / 35 * members[0].Mean, FormattableString.Invariant($"mean error {best.Mean:G3} against {members[0].Mean:G3} mm: factor {best.Mean / members[0].Mean:F2}")),
                new("Five networks beat one network of the same evaluation time", five.Rmse < one.Rmse, Pair(five, one)),
            ],
            [
                FormattableString.Invariant($"Were the five independent and without common error, their mean would be at {members.Take(5).Average(errors => errors.Rmse) / Math.Sqrt(5):G3} mm rms; it is at {five.Rmse:G3}: the rest they have in common."),
            ],
            table);

        TrackNetwork Train(string name, int width, ulong stream) =>
            StudyTraining.Single(run, name, sets.Training.Rows, sets.Validation.Rows, formulation, width, stream);

        EnsembleExtrapolator Mean(int count) => new("ensemble", [.. ranked.Take(count).Select(model => (Extrapolator)Single(model))]);

        ErrorSummary Judge(string name, Extrapolator extrapolator, int networks)
        {
            var errors = ErrorSummary.Of(tracks.Judge(extrapolator, run.Threads).Errors);
            table = table.WithModel(sets.Problem.Name, name, networks * ranked[0].Network.Shape.Parameters, errors);
            return errors;
        }
    }

    private static LearnedExtrapolator Single(TrackNetwork model) => new("network", model);

    private static string Pair(ErrorSummary first, ErrorSummary second) =>
        FormattableString.Invariant($"{first.Rmse:G3} mm against {second.Rmse:G3} mm rms; means {first.Mean:G3} and {second.Mean:G3} mm");
}
