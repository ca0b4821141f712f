using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>How accurate can an extrapolator be that evaluates no field?</summary>
internal static class PureNetworksTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PureNetworks";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Judge and time networks and charts without field evaluations, one ingredient a row",
        Parameters =
        [
            Parameter.Integer("pure-rounds", "times each contender is timed, in turn with the others", "", standard: 21, smoke: 2, @long: 41, minimum: 1),
            Parameter.Real("pure-sample", "length of one timed sample", "ms", 2, smoke: 0.2, minimum: 0.05),
        ],
        Inputs = [DatasetTarget.Name, BaselinesTarget.Name, PureNetworksWeightsTarget.Name],
        Code =
        [
            .. PureNetworksWeightsTarget.Code, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/ClassicalSuite.cs",
            "build/Experiments/Tracks/ExtrapolatorContender.cs", "build/Experiments/Tracks/FastField.cs", "build/Experiments/Tracks/ErrorColumns.cs",
        ],
        Results = ["table.csv", "table.md", "timings.csv", "summary.md", "verdict.md", "errors.svg"],
        Pinned = ["table.csv", "table.md", "errors.svg"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, int.MaxValue);
        var quartiles = MomentumQuartiles.Of(rows);
        var scores = Judge(run, tracks, quartiles);
        var table = PureTables.Errors(scores, quartiles.Edges);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        AtomicFile.WriteText(run.Result("errors.svg"), SvgFigure.Render(PureFigures.Errors(scores)));

        var race = PureRace.Run(run, scores, new TestTracks(rows, 20_000));
        var training = CsvTable.Read(
            run.ArtifactOf(PureNetworksWeightsTarget.Name, "training-times.csv"), "training times", PureNetworksWeightsTarget.TimeColumns);
        var timings = PureTables.Timings(scores, race, training, MachineDescription.Current());
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("verdict.md"), PureVerdict.Of(scores, race, quartiles.Edges).Render());
        AtomicFile.WriteText(run.Result("summary.md"), PureVerdict.Summary(table, timings).Render());
    }

    private static ImmutableArray<PureScore> Judge(TargetRun run, TestTracks tracks, MomentumQuartiles quartiles)
    {
        var scores = ImmutableArray.CreateBuilder<PureScore>();
        using var stage = run.Stage("errors", PureRecipes.All.Length);
        foreach (var recipe in PureRecipes.All)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var model = PureModel.Read(recipe, run.ArtifactOf(PureNetworksWeightsTarget.Name, recipe.File));
            var (errors, flagged) = tracks.Judge(model.Extrapolator, run.Threads);
            var far = tracks.Segments.Select(segment => segment.Dz > PureScore.MiddleDz).ToArray();
            scores.Add(new PureScore(
                recipe, model, ErrorSummary.Of(errors), [.. quartiles.Summarise(errors)],
                [ErrorSummary.Of([.. errors.Where((_, i) => !far[i])]), ErrorSummary.Of([.. errors.Where((_, i) => far[i])])], flagged));
            stage.Advance(1);
        }

        return scores.ToImmutable();
    }
}
