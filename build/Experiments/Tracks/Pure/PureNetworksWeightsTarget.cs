using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Models;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Trains every model of the study of pure networks: networks and charts that evaluate no field.</summary>
internal static class PureNetworksWeightsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "PureNetworksWeights";

    /// <summary>Sources that decide what these targets do, besides those of learning.</summary>
    public static ImmutableArray<string> Code { get; } = [.. TrackCode.Learning, "build/Experiments/Tracks/Pure"];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Train networks and polynomial charts without field evaluations, one ingredient at a time",
        Parameters =
        [
            Parameter.Integer("network-width", "neurons of the networks", "", standard: 256, smoke: 32, minimum: 1),
            Parameter.Integer("narrow-width", "neurons of the narrow networks", "", standard: 64, smoke: 8, minimum: 1),
            Parameter.Integer("network-epochs", "passes over the training set", "", standard: 10, smoke: 2, @long: 40, minimum: 1),
            Parameter.Integer("network-batch", "samples a step", "", standard: 4096, smoke: 1024, minimum: 1),
            Parameter.Real("network-rate", "peak learning rate", "", 0.3, minimum: 0),
            Parameter.Real("network-output-rate", "learning rate of the output weights, times the width", "", 5, minimum: 0),
            Parameter.Integer("network-seed", "seed of starting weights and of the order of samples", "", standard: 1),
            Parameter.Integer("polish-tracks", "tracks of limited-memory BFGS", "", standard: 250_000, smoke: 5_000, @long: 1_000_000, minimum: 1),
            Parameter.Integer("polish-iterations", "its iterations", "", standard: 120, smoke: 10, @long: 1000, minimum: 1),
            Parameter.Integer("least-squares-tracks", "tracks of Levenberg and Marquardt's method", "", standard: 50_000, smoke: 1_000, @long: 250_000, minimum: 1),
            Parameter.Integer("least-squares-iterations", "its iterations", "", standard: 30, smoke: 5, @long: 200, minimum: 1),
            Parameter.Integer("chart-planes", "planes of a chart, equally spaced to dz = 12000 mm; even", "", standard: 24, smoke: 8, minimum: 2),
            Parameter.Integers("chart-degrees", "degrees of the small, the medium, the large and the largest chart", "", standard: "8,12,16,20", smoke: "2,4,6,8"),
            Parameter.Integer("chart-tracks", "tracks that end at each plane; four times as many at the last", "", standard: 20_000, smoke: 500, @long: 50_000, minimum: 2),
            Parameter.Real("chart-step", "longest step of the reference method for the tracks drawn here", "mm", 400, minimum: 1),
            Parameter.Real("slow-momentum", "greatest momentum of slow tracks", "GeV/c", 6, minimum: 1.6),
            Parameter.Integer("chart-seed", "seed of the tracks drawn here", "", standard: 2),
        ],
        Inputs = [DatasetTarget.Name],
        Code = Code,
        Artifacts = [.. PureRecipes.All.Select(recipe => recipe.File), "training-times.csv"],
        Results = ["table.csv", "table.md"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    /// <summary>Columns of <c>training-times.csv</c>.</summary>
    public static ImmutableArray<Column> TimeColumns { get; } =
    [
        Column.Text("model", "name"),
        Column.Real("training", "s", "time of fitting it, tracks drawn for it alone included", 4),
        Column.Integer("threads", "", "threads used"),
        Column.Text("machine", "where it was timed"),
    ];

    private static void Execute(TargetRun run)
    {
        Check(run);
        using var training = new FileRows<float>(DatasetTarget.FilesFor(run, "train"));
        using var validation = new FileRows<float>(DatasetTarget.FilesFor(run, "validation"));
        var domain = TrainingDomain.Of(training);
        var machine = MachineDescription.Current();
        var charts = new ChartTraining(run, domain);
        var networks = new NetworkTraining(
            run, training, validation, domain, () => TrackChartFile.Read(run.Checkpoint(PureRecipes.All.Single(recipe => recipe.Name == PureRecipes.SmallChart).File)));
        var table = new Table(
            "Pure networks: what was trained",
            Column.Text("model", "name"),
            Column.Text("ingredient", "what is new about it"),
            Column.Integer("parameters", "", "fitted numbers"),
            Column.Integer("multiply-adds", "", "of one evaluation"));
        var times = new Table("Training times", TimeColumns, []);
        foreach (var recipe in PureRecipes.All)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var finished = new FinishedModel(run, recipe);
            if (!finished.IsThere)
            {
                var watch = Stopwatch.StartNew();
                switch (recipe)
                {
                    case ChartRecipe chart:
                        TrackChartFile.Write(finished.Path, charts.Fit(chart));
                        break;
                    case NetworkRecipe network:
                        TrackNetworkFile.Write(finished.Path, networks.Train(network));
                        break;
                    default:
                        throw new InvalidOperationException($"unknown recipe {recipe}");
                }

                finished.Finish(watch.Elapsed.TotalSeconds);
            }

            finished.CopyTo(run.Artifact(recipe.File));
            var model = PureModel.Read(recipe, finished.Path);
            table = table.With(recipe.Name, recipe.Ingredient, model.Parameters, model.MultiplyAdds);
            times = times.With(recipe.Name, finished.Seconds, run.Threads, machine.ToString());
        }

        CsvTable.Write(run.Artifact("training-times.csv"), times);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
    }

    private static void Check(TargetRun run)
    {
        var degrees = run.Integers("chart-degrees");
        if (degrees.Length != Enum.GetValues<ChartSize>().Length)
        {
            throw new RunException($"`chart-degrees` has {degrees.Length} numbers: there are {Enum.GetValues<ChartSize>().Length} sizes of charts");
        }

        foreach (var degree in degrees)
        {
            if (ChartShape.ProblemOf(degree, degree, degree, 0) is { } problem)
            {
                throw new RunException($"`chart-degrees`: {problem}");
            }
        }

        if (run.Integer("chart-planes") % 2 != 0)
        {
            throw new RunException($"`chart-planes` is {run.Integer("chart-planes")}: one chart leaves out every other plane, so it must be even");
        }
    }
}
