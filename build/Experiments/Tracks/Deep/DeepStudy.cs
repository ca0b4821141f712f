using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Studies;
using Lorentz.Build.Graph;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Timing;
using Lorentz.Tracks.Families;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>What the experiments on networks of several layers have in common: train, judge, time.</summary>
internal static class DeepStudy
{
    /// <summary>The knobs of such an experiment.</summary>
    /// <param name="tracks">Training tracks in the standard profile.</param>
    /// <param name="epochs">Epochs in the standard profile.</param>
    public static ImmutableArray<Parameter> Parameters(long tracks, long epochs) =>
    [
        .. StudySets.Parameters(tracks),
        Parameter.Integer("published-epochs", "passes over the training set", "", epochs, smoke: 1, @long: 5 * epochs, minimum: 1),
        Parameter.Integer("published-batch", "samples a step", "", standard: 512, minimum: 1),
        Parameter.Integer("deep-rounds", "times each network is timed, in turn with the others", "", standard: 15, smoke: 2, @long: 31, minimum: 1),
        Parameter.Real("deep-sample", "length of one timed sample", "ms", 2, smoke: 0.2, minimum: 0.05),
    ];

    /// <summary>A target of this kind.</summary>
    public static Target Target(string name, string summary, ImmutableArray<Parameter> parameters, Action<TargetRun> execute) =>
        StudyTarget.Of(name, summary, "Deep", parameters, execute) with
        {
            Code = [.. StudyTarget.Of(name, summary, "Deep", parameters, execute).Code, "src/Lorentz.Lab/Timing", "build/Experiments/Tracks/ExtrapolatorContender.cs"],
            Results = ["table.csv", "table.md", "timings.csv", "summary.md", "error-against-time.svg", "verdict.md"],
            Pinned = ["table.csv", "table.md", "verdict.md"],
        };

    /// <summary>Trains and judges a model and adds its row.</summary>
    public static DeepScore Train(TargetRun run, StudySets sets, TestTracks tracks, DeepModel model, ulong stream, ref Table table)
    {
        var problem = sets.Problem.Name;
        var (trained, outcome) = FamilyTraining.EndWithOutcome(run, $"{problem} {model.Name}", sets, model.Family, model.Formulation, stream);
        var errors = ErrorSummary.Of(tracks.Judge(new FamilyExtrapolator(model.Name, trained), run.Threads).Errors);
        table = table.WithModel(problem, model.Name, trained.Weights.Length, errors, model.Published, model.PublishedSlope);
        return new(model, trained, outcome, errors);
    }

    /// <summary>Times the packed networks, one track and in batches, all in turn, and writes table, figure and summary.</summary>
    public static ImmutableArray<TimingResult> Time(TargetRun run, ImmutableArray<DeepScore> scores, TestTracks tracks, string title, Table errors)
    {
        var options = new TimerOptions(run.Real("deep-sample"), run.Integer("deep-rounds"), 10 * run.Real("deep-sample"));
        var machine = MachineDescription.Current();
        var peak = PeakMeasurement.Measure(1).SingleGigaflops;
        ImmutableArray<TimingResult> single, batch;
        using (var stage = run.Stage("timing", 2))
        {
            var packed = scores.Select(score => (score.Model.Name, Extrapolator: Packed.Extrapolator(score.Model.Name, score.Trained))).ToArray();
            single = InterleavedTimer.Measure([.. packed.Select(entry => ExtrapolatorContender.Single(entry.Name, entry.Extrapolator, tracks))], options);
            stage.Advance(1);
            batch = InterleavedTimer.Measure([.. packed.Select(entry => ExtrapolatorContender.Batch(entry.Name, entry.Extrapolator, tracks))], options);
            stage.Advance(1);
        }

        var timings = Timings(scores, single, batch, peak, machine);
        CsvTable.Write(run.Result("timings.csv"), timings);
        AtomicFile.WriteText(run.Result("error-against-time.svg"), SvgFigure.Render(Figure(title, scores, single, batch)));
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, title)
            .Paragraph($"Errors are the same on every machine, times are of one thread of {machine}. The verdict is in [verdict.md](verdict.md).")
            .Picture("Error against time", "error-against-time.svg")
            .Table(errors)
            .Table(timings)
            .Render());
        return single;
    }

    private static Table Timings(
        ImmutableArray<DeepScore> scores, ImmutableArray<TimingResult> single, ImmutableArray<TimingResult> batch, double peak, MachineDescription machine)
    {
        var table = new Table(
            "Times",
            Column.Text("model", "what carries the track"),
            Column.Integer("multiply-adds", "", "of one evaluation"),
            Column.Real("training", "s", "training, all epochs", 4),
            Column.Real("training speed", "samples/s", "samples a second in training", 4),
            Column.Real("single", "ns", "median time of one track, encoding and decoding included", 4),
            Column.Real("single q25", "ns", "lower quartile", 4),
            Column.Real("single q75", "ns", "upper quartile", 4),
            Column.Real("batch", "ns", "median time of a track in batches of 1024", 4),
            Column.Real("batch q25", "ns", "lower quartile", 4),
            Column.Real("batch q75", "ns", "upper quartile", 4),
            Column.Real("batch fraction of peak", "", "multiply-adds against the peak of one thread measured beside it", 3),
            Column.Text("machine", "where it was timed"));
        for (var i = 0; i < scores.Length; i++)
        {
            var multiplyAdds = Packed.Shape(scores[i].Trained).MultiplyAdds;
            table = table.With(
                scores[i].Model.Name, multiplyAdds, scores[i].Outcome.Seconds, scores[i].Outcome.SamplesPerSecond,
                single[i].Median, single[i].LowerQuartile, single[i].UpperQuartile, batch[i].Median, batch[i].LowerQuartile, batch[i].UpperQuartile,
                2.0 * multiplyAdds / batch[i].Median / peak, machine.ToString());
        }

        return table;
    }

    private static Figure Figure(string title, ImmutableArray<DeepScore> scores, ImmutableArray<TimingResult> single, ImmutableArray<TimingResult> batch) => new(
        title,
        "Root mean square position error against the time of one track on one thread.",
        new Axis("time of one track", "ns", AxisScale.Log10),
        new Axis("rms position error", "mm", AxisScale.Log10),
        [
            new CurveSeries("alone", CurveStyle.Markers, [.. scores.Select((score, i) => new FigurePoint(single[i].Median, score.Errors.Rmse, score.Model.Name))]),
            new CurveSeries("in a batch", CurveStyle.Markers, [.. scores.Select((score, i) => new FigurePoint(batch[i].Median, score.Errors.Rmse))]),
        ]);
}
