using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Every classical extrapolator in one table: error against time, on the field and on its tables.</summary>
internal static class BaselinesTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Baselines";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Error against time of every classical extrapolator, on the field and on its maps",
        Parameters =
        [
            Parameter.Integer("baseline-tracks", "test tracks each extrapolator is judged on", "", standard: 5_000, smoke: 200, @long: 50_000, minimum: 10),
            Parameter.Integer("rounds", "times each contender is timed, in turn with the others", "", standard: 15, smoke: 2, @long: 31, minimum: 1),
            Parameter.Real("sample", "length of one timed sample", "ms", 2, smoke: 0.2, minimum: 0.05),
        ],
        Inputs = [DatasetTarget.Name],
        Code = [.. TrackCode.Sampling, "src/Lorentz.Tracks/Metrics", "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/BaselinesTarget.cs", "build/Experiments/Tracks/ClassicalSuite.cs", "build/Experiments/Tracks/FastField.cs", "build/Experiments/Tracks/ExtrapolatorContender.cs"],
        Results = ["table.csv", "table.md", "timings.csv", "summary.md", "pareto.svg"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    /// <summary>Columns of the pinned table, for targets that read it.</summary>
    public static ImmutableArray<Column> Columns { get; } =
    [
        Column.Text("extrapolator", "method and its steps or tolerance"),
        Column.Text("field", "sources: the field itself; spline: its C2 table; trilinear: 100 mm nodes, as the plans use"),
        Column.Real("field evaluations", "", "mean field evaluations a track; empty where they vary", 4),
        .. ErrorColumns.Position,
        Column.Integer("flagged", "", "tracks with a status other than ok"),
    ];

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, run.Integer("baseline-tracks"));
        var entries = ClassicalSuite.All(run.Threads);
        var table = Judge(run, entries, tracks);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));

        var (single, batch) = Time(run, entries, tracks);
        var machine = MachineDescription.Current();
        var timings = Timings(entries, single, batch, machine);
        CsvTable.Write(run.Result("timings.csv"), timings);
        var summary = Summary(table, timings);
        AtomicFile.WriteText(run.Result("pareto.svg"), SvgFigure.Render(Pareto(summary)));
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Classical extrapolators")
            .Paragraph($"Judged on {tracks.Count} tracks of the test set; timed on one thread, all contenders in turn. Machine: {machine}.")
            .Picture("Error against time", "pareto.svg")
            .Table(summary)
            .Render());
    }

    private static Table Judge(TargetRun run, ImmutableArray<ClassicalSuite.Entry> entries, TestTracks tracks)
    {
        var table = new Table("Classical extrapolators: error", Columns, []);
        using var stage = run.Stage("errors", entries.Length);
        foreach (var entry in entries)
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            stage.Report(entry.Name);
            var (errors, flagged) = tracks.Judge(entry.Extrapolator, run.Threads);
            var evaluations = Enumerable.Range(0, tracks.Count)
                .Average(i => (double)entry.Extrapolator.FieldEvaluations(new(tracks.Z0[i]), new(tracks.Z1[i])));
            table = table.With(
            [
                entry.Method, entry.Field, evaluations > 0 ? evaluations : (double?)null,
                .. ErrorColumns.Cells(ErrorSummary.Of(errors)), flagged,
            ]);
            stage.Advance(1);
        }

        return table;
    }

    private static (ImmutableArray<TimingResult> Single, ImmutableArray<TimingResult> Batch) Time(
        TargetRun run, ImmutableArray<ClassicalSuite.Entry> entries, TestTracks tracks)
    {
        var options = new TimerOptions(run.Real("sample"), run.Integer("rounds"), 10 * run.Real("sample"));
        ImmutableArray<ClassicalSuite.Entry> ordered =
            [.. entries.OrderBy(entry => entry.Name == ClassicalSuite.PlanBaseline ? 0 : 1)];
        using var stage = run.Stage("timing", 2);
        var single = InterleavedTimer.Measure(
            [.. ordered.Select(entry => ExtrapolatorContender.Single(entry.Name, entry.Extrapolator, tracks))], options);
        stage.Advance(1);
        var batch = InterleavedTimer.Measure(
            [.. ordered.Select(entry => ExtrapolatorContender.Batch(entry.Name, entry.Extrapolator, tracks))], options);
        stage.Advance(1);
        return (single, batch);
    }

    private static Table Timings(
        ImmutableArray<ClassicalSuite.Entry> entries, ImmutableArray<TimingResult> single, ImmutableArray<TimingResult> batch, MachineDescription machine)
    {
        var table = new Table(
            "Classical extrapolators: time",
            Column.Text("extrapolator", "method and its steps or tolerance"),
            Column.Text("field", "where the field comes from"),
            Column.Real("single", "ns", "median time of one track", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("batch", "ns", "median time of a track in a batch, one thread, four tracks a vector where the method has fixed steps", 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Real("batch q75", "ns", "upper quartile", 4),
            Column.Real("ratio to RK4 10 mm", "", "single track, against RK4 in 10 mm steps on the trilinear map", 3),
            Column.Real("allocated", "B", "managed memory a single track", 3),
            Column.Text("machine", "where it was timed"));
        foreach (var entry in entries)
        {
            var one = single.Single(result => result.Name == entry.Name);
            var many = batch.Single(result => result.Name == entry.Name);
            table = table.With(
                entry.Method, entry.Field, one.Median, one.LowerQuartile, one.UpperQuartile, many.Median, many.LowerQuartile, many.UpperQuartile,
                one.Ratio, one.AllocatedBytes, machine.ToString());
        }

        return table;
    }

    private static Table Summary(Table errors, Table timings)
    {
        var summary = new Table(
            "Error and time",
            Column.Text("extrapolator", "method and its steps or tolerance"),
            Column.Text("field", "where the field comes from"),
            Column.Real("median", "mm", "median position error", 3),
            Column.Real("rmse", "mm", "root mean square position error", 3),
            Column.Real("p99", "mm", "99th percentile of the position error", 3),
            Column.Real("single", "ns", "median time of one track", 4),
            Column.Real("batch", "ns", "median time of a track in a batch", 4));
        for (var i = 0; i < errors.Rows.Length; i++)
        {
            var error = errors.Rows[i];
            var time = timings.Rows[i];
            summary = summary.With(error[0], error[1], error[4], error[5], error[7], time[2], time[5]);
        }

        return summary;
    }

    private static Figure Pareto(Table summary) => new(
        "Classical extrapolators",
        "Root mean square position error against the time of one track, on one thread.",
        new Axis("time of one track", "ns", AxisScale.Log10),
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            .. summary.Rows.GroupBy(row => row[1].Text).Select(group => new CurveSeries(
                group.Key.Length == 0 ? "no field" : group.Key,
                CurveStyle.Markers,
                [.. group.OrderBy(row => row[5].Real).Select(row => new FigurePoint(row[5].Real, row[3].Real))])),
        ]);
}
