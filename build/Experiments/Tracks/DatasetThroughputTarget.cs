using System.Collections.Immutable;
using System.Diagnostics;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Numerics.Random;
using Lorentz.Numerics.Reductions;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>How fast reference tracks can be made, and what each short cut costs at the end of the track.</summary>
internal static class DatasetThroughputTarget
{
    private const int BlockSize = 1024;

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = "DatasetThroughput",
        Study = TrackCode.Study,
        Summary = "Reference tracks a second from the field itself and from its smooth table, with the error of each",
        Parameters =
        [
            Parameter.Integer("throughput-tracks", "tracks each recipe makes", "", standard: 50 * BlockSize, smoke: BlockSize, minimum: BlockSize),
            Parameter.Integer("throughput-rounds", "times each recipe is timed, in turn with the others", "", standard: 5, smoke: 1, minimum: 1),
        ],
        Code = [.. TrackCode.Sampling, "src/Lorentz.Tracks/Metrics", "build/Experiments/Tracks/DatasetThroughputTarget.cs", "build/Experiments/Tracks/FastField.cs"],
        Results = ["table.csv", "table.md", "timings.csv", "summary.md", "throughput.svg"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private sealed record Recipe(string Field, NystromTableau Method, double Step, Func<long, int, SampleBlock> Generate)
    {
        public string Name => FormattableString.Invariant($"{Method.Name}, {Step} mm ({Field})");
    }

    private static void Execute(TargetRun run)
    {
        var count = run.Integer("throughput-tracks") / BlockSize * BlockSize;
        var recipes = Recipes(run.Threads);
        var truth = Make(Recipes<PointSourceField>("sources", PointSourceField.LhcbDipole, [(DormandPrince8.Tableau, ReferenceTruth.Step)]).Single(), count, run.Threads);
        var table = Errors(run, recipes, truth, count);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));

        var timings = Times(run, recipes, count);
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("throughput.svg"), SvgFigure.Render(Picture(table, timings)));
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Dataset throughput")
            .Paragraph($"Reference tracks from 770 mm over 500 to 12000 mm, candidates outside the acceptance included. The dataset takes Dormand-Prince 8 in 400 mm steps from the sources for training and in {ReferenceTruth.Step} mm steps for the test set: errors far below any network's, without the detour over a table. Machine: {MachineDescription.Current()}.")
            .Picture("Error against throughput", "throughput.svg")
            .Table(table)
            .Table(timings)
            .Render());
    }

    private static ImmutableArray<Recipe> Recipes(int threads) =>
    [
        .. Recipes("sources", PointSourceField.LhcbDipole,
            [(DormandPrince8.Tableau, 200), (DormandPrince8.Tableau, 300), (DormandPrince8.Tableau, 400), (DormandPrince8.Tableau, 500), (DormandPrince8.Tableau, 750), (ClassicalNystrom.Tableau, 100), (ClassicalNystrom.Tableau, 200), (ClassicalRungeKutta.Tableau, 100)]),
        .. Recipes("spline", FastField.Spline(threads),
            [(DormandPrince8.Tableau, 200), (DormandPrince8.Tableau, 400), (DormandPrince8.Tableau, 500), (DormandPrince8.Tableau, 750), (ClassicalNystrom.Tableau, 100), (ClassicalNystrom.Tableau, 200), (ClassicalNystrom.Tableau, 400), (ClassicalNystrom.Tableau, 500), (ClassicalNystrom.Tableau, 750)]),
    ];

    private static IEnumerable<Recipe> Recipes<TField>(string label, TField field, IEnumerable<(NystromTableau Method, double Step)> methods)
        where TField : struct, IMagneticField =>
        methods.Select(choice =>
        {
            var generator = new SampleGenerator<TField>(new TrackPopulation(), field, choice.Method, choice.Step, 0);
            return new Recipe(label, choice.Method, choice.Step, (first, length) => generator.Generate(new RandomStream(1, 3), first, length));
        });

    private static SampleBlock[] Make(Recipe recipe, int count, int threads) =>
        FixedOrder.Map(count / BlockSize, threads, block => recipe.Generate((long)block * BlockSize, BlockSize));

    private static Table Errors(TargetRun run, ImmutableArray<Recipe> recipes, SampleBlock[] truth, int count)
    {
        var table = new Table(
            "Reference tracks: error",
            Column.Text("method", "integration method and longest step"),
            Column.Text("field", "sources: the field itself; spline: its C2 table"),
            Column.Integer("tracks", "", "tracks compared"),
            Column.Real("rms", "mm", "root mean square difference of the end position from the reference truth", 3),
            Column.Real("p99", "mm", "99th percentile of it", 3),
            Column.Real("max", "mm", "largest", 3),
            Column.Real("slope rms", "", "root mean square difference of the slope", 3));
        using var stage = run.Stage("errors", recipes.Length);
        foreach (var recipe in recipes)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var summary = ErrorSummary.Of(Compare(truth, Make(recipe, count, run.Threads)));
            table = table.With(
                FormattableString.Invariant($"{recipe.Method.Name}, {recipe.Step} mm"), recipe.Field, summary.Count,
                summary.Rmse, summary.Percentile99, summary.Maximum, summary.SlopeRmse);
            stage.Advance(1);
        }

        return table;
    }

    // A track on the edge of the acceptance may be drawn again under one recipe and not under the other: left out.
    private static List<TrackError> Compare(SampleBlock[] truth, SampleBlock[] made)
    {
        var errors = new List<TrackError>();
        for (var block = 0; block < truth.Length; block++)
        {
            for (var row = 0; row < truth[block].Count; row++)
            {
                var segment = truth[block].Segments.AsSpan(row * Segment.Columns, Segment.Columns);
                if (segment.SequenceEqual(made[block].Segments.AsSpan(row * Segment.Columns, Segment.Columns)))
                {
                    errors.Add(TrackError.Between(
                        Deviation.FromRow<double>(made[block].Deviations.AsSpan(row * Deviation.Columns, Deviation.Columns)),
                        Deviation.FromRow<double>(truth[block].Deviations.AsSpan(row * Deviation.Columns, Deviation.Columns))));
                }
            }
        }

        return errors;
    }

    private static Table Times(TargetRun run, ImmutableArray<Recipe> recipes, int count)
    {
        var rounds = run.Integer("throughput-rounds");
        int[] threads = run.Threads == 1 ? [1] : [1, run.Threads];
        var speeds = recipes.Select(_ => threads.Select(_ => new double[rounds]).ToArray()).ToArray();
        using var stage = run.Stage("timing", rounds);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < recipes.Length; i++)
            {
                for (var t = 0; t < threads.Length; t++)
                {
                    run.CancellationToken.ThrowIfCancellationRequested();
                    var some = Math.Max(BlockSize, count / 10 / BlockSize * BlockSize) * threads[t];
                    var watch = Stopwatch.StartNew();
                    Make(recipes[(i + round) % recipes.Length], some, threads[t]);
                    speeds[(i + round) % recipes.Length][t][round] = some / watch.Elapsed.TotalSeconds;
                }
            }

            stage.Advance(1);
        }

        var machine = MachineDescription.Current().ToString();
        var table = new Table(
            "Reference tracks: throughput",
            Column.Text("method", "integration method and longest step"),
            Column.Text("field", "where the field comes from"),
            Column.Integer("threads", "", "threads used"),
            Column.Real("speed", "tracks/s", "median over the rounds", 4),
            Column.Real("q25", "tracks/s", "lower quartile", 4),
            Column.Real("q75", "tracks/s", "upper quartile", 4),
            Column.Text("machine", "where it was timed"));
        for (var i = 0; i < recipes.Length; i++)
        {
            for (var t = 0; t < threads.Length; t++)
            {
                var quantiles = new Quantiles(speeds[i][t]);
                table = table.With(
                    FormattableString.Invariant($"{recipes[i].Method.Name}, {recipes[i].Step} mm"), recipes[i].Field, threads[t],
                    quantiles.Median, quantiles.At(0.25), quantiles.At(0.75), machine);
            }
        }

        return table;
    }

    private static Figure Picture(Table errors, Table timings)
    {
        var most = timings.Rows.Max(row => row[2].Integer);
        var speeds = timings.Rows.Where(row => row[2].Integer == most).ToDictionary(row => (row[0].Text, row[1].Text), row => row[3].Real);
        return new(
            "Making reference tracks",
            $"Error at the end of the track against tracks a second on {most} threads.",
            new Axis("throughput", "tracks/s", AxisScale.Log10),
            new Axis("rms error", "mm", AxisScale.Log10),
            [
                .. errors.Rows.GroupBy(row => row[1].Text).Select(group => new CurveSeries(
                    group.Key,
                    CurveStyle.Markers,
                    [.. group.Where(row => row[3].Real > 0).Select(row => new FigurePoint(speeds[(row[0].Text, row[1].Text)], row[3].Real, row[0].Text))])),
            ]);
    }
}
