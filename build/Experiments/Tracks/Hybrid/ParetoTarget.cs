using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>Every extrapolator of the project in one race of error against time.</summary>
internal static class ParetoTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Pareto";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Error against time of every extrapolator, classical and learned: who is on the front?",
        Parameters =
        [
            Parameter.Integer("pareto-tracks", "test tracks each extrapolator is judged on", "", standard: 10_000, smoke: 200, @long: 100_000, minimum: 10),
            Parameter.Integer("pareto-rounds", "times each contender is timed, in turn with the others", "", standard: 11, smoke: 1, @long: 31, minimum: 1),
            Parameter.Real("pareto-sample", "length of one timed sample", "ms", 1, smoke: 0.05, minimum: 0.05),
        ],
        Inputs = RaceContenders.InputsOf(RaceContenders.Everyone),
        Code = RaceCode.Files,
        Results = ["table.csv", "table.md", "timings.csv", "summary.md", "pareto-single.svg", "pareto-batch.svg"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var race = ExtrapolatorRace.Run(
            run, [.. RaceContenders.Everyone.SelectMany(provider => provider.Make(run))], new TestTracks(rows, run.Integer("pareto-tracks")),
            new TestTracks(rows, 20_000), run.Integer("pareto-rounds"), run.Real("pareto-sample"));
        var errors = race.ErrorTable("Every extrapolator: error");
        CsvTable.Write(run.Result("table.csv"), errors);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(errors));
        var machine = MachineDescription.Current();
        var times = race.TimeTable("Every extrapolator: error and time", machine);
        CsvTable.Write(run.Result("timings.csv"), times);
        AtomicFile.WriteText(run.Result("pareto-single.svg"), SvgFigure.Render(race.Picture("Every extrapolator", false)));
        AtomicFile.WriteText(run.Result("pareto-batch.svg"), SvgFigure.Render(race.Picture("Every extrapolator, in a batch", true)));
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Error against time")
            .Paragraph($"Every extrapolator of the project on {errors.Rows.Length} rows, timed on one thread in turn. Machine: {machine}.")
            .Paragraph("As published elsewhere, not measured here: a fitted production polynomial between two fixed planes, 0.015 mm median; plain networks, about 3 mm; a 16-step unrolled network, 1.3 mm.")
            .Table(race.LevelTable(false))
            .Table(race.LevelTable(true))
            .Picture("Error against the time of one track", "pareto-single.svg")
            .Picture("Error against the time in a batch", "pareto-batch.svg")
            .Table(times)
            .Render());
    }
}
