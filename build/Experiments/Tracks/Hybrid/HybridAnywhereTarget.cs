using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Physics.Extrapolation;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>From any plane to any other, forward and backward: coarse Nystrom steps, and networks that learn what they miss.</summary>
internal static class HybridAnywhereTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "HybridAnywhere";

    private const double Goal = 0.2;

    private static ImmutableArray<string> Coarse { get; } = ["nystrom:1500", "nystrom:1000", "nystrom:850", "nystrom:700", "nystrom:500"];

    private static ImmutableArray<int> Widths { get; } = [64, 256];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Any two planes, forward and backward: coarse steps with and without a correcting network",
        Parameters =
        [
            .. StudySets.Parameters(standard: 400_000),
            .. StudyTraining.Parameters(standard: 15),
            Parameter.Integer("anywhere-rounds", "times each contender is timed, in turn with the others", "", standard: 15, smoke: 2, @long: 31, minimum: 1),
            Parameter.Real("anywhere-sample", "length of one timed sample", "ms", 1, smoke: 0.05, minimum: 0.05),
        ],
        Code =
        [
            .. TrackCode.Learning, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/Studies",
            "build/Experiments/Tracks/Hybrid/HybridAnywhereTarget.cs", "build/Experiments/Tracks/FastField.cs", "build/Experiments/Tracks/ExtrapolatorContender.cs",
        ],
        Results = ["table.csv", "table.md", "timings.csv", "verdict.md"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private sealed record Score(Extrapolator Extrapolator, bool IsLearned, ErrorSummary Errors);

    private static void Execute(TargetRun run)
    {
        var population = new TrackPopulation { Planes = new SegmentPlanes.Anywhere(0, 13_000, 25) };
        var sets = StudySets.Draw(run, new StudyProblem("any two planes", population));
        var tracks = sets.TestTracks;
        var field = FastField.Wedge(run.Threads);
        var table = ModelTable.Empty("Any two planes, both directions");
        var scores = ImmutableArray.CreateBuilder<Score>();
        foreach (var name in Coarse)
        {
            var coarse = ExtrapolatorName.Parse(name, field)!;
            Judge(coarse, null, false);
            var training = new DefectRows(sets.Training.Rows, sets.Training.Count, coarse, run.Threads);
            var validation = new DefectRows(sets.Validation.Rows, sets.Validation.Count, coarse, run.Threads);
            foreach (var width in Widths)
            {
                var full = string.Create(CultureInfo.InvariantCulture, $"{coarse.Name} + network {width}");
                var model = StudyTraining.Single(run, full, training, validation, FormulationFit.Residual(training, 7), width, (ulong)width);
                Judge(new DefectExtrapolator(full, coarse, new LearnedExtrapolator(full, model)), model.Network.Shape.Parameters, true);
            }
        }

        ModelTable.Write(run, table);
        var machine = MachineDescription.Current();
        var (single, batch) = Time(run, scores.ToImmutable(), tracks);
        var timings = Timings(scores.ToImmutable(), single, batch, machine);
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("verdict.md"), Verdict(scores.ToImmutable(), single, machine).Table(table).Table(timings).Render());

        void Judge(Extrapolator extrapolator, int? parameters, bool isLearned)
        {
            var errors = ErrorSummary.Of(tracks.Judge(extrapolator, run.Threads).Errors);
            table = table.WithModel(sets.Problem.Name, extrapolator.Name, parameters, errors);
            scores.Add(new(extrapolator, isLearned, errors));
        }
    }

    private static (ImmutableArray<TimingResult> Single, ImmutableArray<TimingResult> Batch) Time(TargetRun run, ImmutableArray<Score> scores, TestTracks tracks)
    {
        var options = new TimerOptions(run.Real("anywhere-sample"), run.Integer("anywhere-rounds"), 10 * run.Real("anywhere-sample"));
        using var stage = run.Stage("timing", 2);
        var single = InterleavedTimer.Measure(
            [.. scores.Select(score => ExtrapolatorContender.Single(score.Extrapolator.Name, score.Extrapolator, tracks))], options);
        stage.Advance(1);
        var batch = InterleavedTimer.Measure(
            [.. scores.Select(score => ExtrapolatorContender.Batch(score.Extrapolator.Name, score.Extrapolator, tracks))], options);
        stage.Advance(1);
        return (single, batch);
    }

    private static Table Timings(
        ImmutableArray<Score> scores, ImmutableArray<TimingResult> single, ImmutableArray<TimingResult> batch, MachineDescription machine)
    {
        var table = new Table(
            "Times",
            Column.Text("extrapolator", "what carries the track"),
            Column.Real("rmse", "mm", "root mean square position error", 3),
            Column.Real("single", "ns", "median time of one track", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("batch", "ns", "median time of a track in a batch, one thread", 4),
            Column.Text("machine", "where it was timed"));
        for (var i = 0; i < scores.Length; i++)
        {
            table = table.With(
                scores[i].Extrapolator.Name, scores[i].Errors.Rmse, single[i].Median, single[i].LowerQuartile, single[i].UpperQuartile, batch[i].Median, machine.ToString());
        }

        return table;
    }

    private static MarkdownDocument Verdict(ImmutableArray<Score> scores, ImmutableArray<TimingResult> single, MachineDescription machine)
    {
        (Score Score, double Time)? Fastest(bool learned) => Enumerable.Range(0, scores.Length)
            .Where(i => scores[i].IsLearned == learned && scores[i].Errors.Rmse < Goal)
            .OrderBy(i => single[i].Median)
            .Select(i => ((Score, double)?)(scores[i], single[i].Median))
            .FirstOrDefault();

        var (learned, classical) = (Fastest(true), Fastest(false));
        return MarkdownDocument.Empty
            .Heading(1, "Any two planes: verdict")
            .Paragraph($"From any plane in 0 to 13 m to any other, forward and backward, 1.5 to 100 GeV/c, {scores[0].Errors.Count} test tracks, the field from the wedge table. Times of one thread on {machine}.")
            .Criteria(
            [
                new(FormattableString.Invariant($"A learned extrapolator below {Goal} mm rms"), learned is not null, Text(learned)),
                new("... below 0.3 mm at the 99th percentile", learned is { Score.Errors.Percentile99: < 0.3 }, learned is null ? "none" : FormattableString.Invariant($"{learned.Value.Score.Errors.Percentile99:G3} mm")),
                new("... in less than 0.5 microseconds for one track", learned is { Time: < 500 }, Text(learned)),
                new("... faster than the fastest classical one as accurate", learned is { } l && (classical is not { } c || l.Time < c.Time), $"{Text(learned)}; {Text(classical)}"),
            ]);
    }

    private static string Text((Score Score, double Time)? entry) => entry is { } found
        ? FormattableString.Invariant($"{found.Score.Extrapolator.Name}: {found.Score.Errors.Rmse:G3} mm in {found.Time:F0} ns")
        : "none as accurate";
}
