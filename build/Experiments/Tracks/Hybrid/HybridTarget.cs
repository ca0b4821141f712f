using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>Judges and times the hybrid extrapolators against classical ones given the same care.</summary>
internal static class HybridTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "Hybrid";

    private static ImmutableArray<RaceContenders.Provider> Providers { get; } =
        [RaceContenders.Tuned, RaceContenders.Marches, RaceContenders.Defects];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Judge marches with learned weights against classical methods on the same planes and tables",
        Parameters =
        [
            Parameter.Integer("hybrid-tracks", "test tracks each extrapolator is judged on", "", standard: 50_000, smoke: 400, @long: 100_000, minimum: 10),
            Parameter.Integer("hybrid-rounds", "times each contender is timed, in turn with the others", "", standard: 15, smoke: 1, @long: 31, minimum: 1),
            Parameter.Real("hybrid-sample", "length of one timed sample", "ms", 1, smoke: 0.05, minimum: 0.05),
        ],
        Inputs = RaceContenders.InputsOf(Providers),
        Code = RaceCode.Files,
        Results = ["table.csv", "table.md", "timings.csv", "summary.md", "verdict.md", "pareto-single.svg", "pareto-batch.svg"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var race = ExtrapolatorRace.Run(
            run, [.. Providers.SelectMany(provider => provider.Make(run))], new TestTracks(rows, run.Integer("hybrid-tracks")),
            new TestTracks(rows, 20_000), run.Integer("hybrid-rounds"), run.Real("hybrid-sample"));
        var errors = race.ErrorTable("Hybrid extrapolators: error");
        CsvTable.Write(run.Result("table.csv"), errors);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(errors));
        var machine = MachineDescription.Current();
        var times = race.TimeTable("Hybrid extrapolators: error and time", machine);
        CsvTable.Write(run.Result("timings.csv"), times);
        AtomicFile.WriteText(run.Result("pareto-single.svg"), SvgFigure.Render(race.Picture("Hybrid extrapolators", false)));
        AtomicFile.WriteText(run.Result("pareto-batch.svg"), SvgFigure.Render(race.Picture("Hybrid extrapolators, in a batch", true)));
        AtomicFile.WriteText(run.Result("verdict.md"), HybridVerdict.Of(race, machine).Render());
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Hybrid extrapolators")
            .Paragraph("A march keeps the field on a few planes that all tracks share, looks it up once a plane, and carries the track from plane to plane with linear weights learned from tracks. The verdict is in [verdict.md](verdict.md).")
            .Picture("Error against the time of one track", "pareto-single.svg")
            .Picture("Error against the time in a batch", "pareto-batch.svg")
            .Table(race.LevelTable(false))
            .Table(race.LevelTable(true))
            .Table(times)
            .Render());
    }
}
