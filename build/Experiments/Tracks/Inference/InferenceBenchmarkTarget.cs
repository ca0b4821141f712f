using System.Collections.Immutable;
using Lorentz.Build.Experiments.Tracks.Peers;
using Lorentz.Build.Experiments.Work;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Documents;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Tables;
using Lorentz.Learning.Inference;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>Every trained extrapolator in our engine, in ONNX Runtime and in plain C++, one track and in batches, against the machine's limits.</summary>
internal static class InferenceBenchmarkTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "InferenceBenchmark";

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Time every trained extrapolator in our engine, ONNX Runtime and plain C++, against the machine's limits",
        Parameters =
        [
            Parameter.Integer("inference-batch", "tracks of a large batch", "", standard: 10_000, smoke: 100, minimum: 2),
            Parameter.Integer("inference-tracks", "test tracks that errors and rounding are judged on", "", standard: 20_000, smoke: 400, minimum: 10),
            Parameter.Integer("inference-rounds", "times each contender is timed, in turn with the others", "", standard: 11, smoke: 1, @long: 31, minimum: 1),
            Parameter.Real("inference-sample", "length of one timed sample", "ms", 2, smoke: 0.02, minimum: 0.01),
        ],
        Inputs = [DatasetTarget.Name, .. InferenceModels.Inputs],
        Code =
        [
            .. TrackCode.Learning, "src/Lorentz.Lab/Timing", "src/Lorentz.Lab/Machine", "src/Lorentz.Lab/Exports/Onnx", "src/Lorentz.Lab/Peers",
            "src/Lorentz.Lab/Deployment", "src/Lorentz.Native",
            "build/Experiments/Tracks/Inference", "build/Experiments/Tracks/Hybrid", "build/Experiments/Tracks/Deep", "build/Experiments/Tracks/FastField.cs",
            "build/Experiments/Tracks/ExtrapolatorContender.cs", PeerSearch.Code, WorkCode.Folder,
        ],
        Results = ["table.csv", "table.md", "timings.csv", "throughput.csv", "summary.md", "verdict.md", "single.svg", "batch.svg"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    private static void Execute(TargetRun run)
    {
        using var rows = new FileRows<double>(DatasetTarget.FilesFor(run, "test"));
        var tracks = new TestTracks(rows, run.Integer("inference-tracks"));
        var models = InferenceModels.All(run);
        ResultTables.Write(run, InferenceTables.Sizes(models, model => Rounding(model, tracks)));

        using var peers = InferencePeers.Open(run);
        var limit = BindingLimit.Measure();
        var rivals = InferenceRace.Rivals(run.Threads);
        var batch = run.Integer("inference-batch");
        var scores = ImmutableArray.CreateBuilder<InferenceScore>();
        using (var stage = run.Stage("timing", 2 * models.Length))
        {
            // A rehearsal: what runs for the first time is compiled again while it is timed.
            _ = InferenceRace.Time(run, models[0], peers, limit, rivals, tracks, 1);
            _ = InferenceRace.Time(run, models[0], peers, limit, rivals, tracks, batch);
            foreach (var model in models)
            {
                foreach (var size in (int[])[1, batch])
                {
                    run.CancellationToken.ThrowIfCancellationRequested();
                    stage.Report(model.Name);
                    scores.Add(InferenceRace.Time(run, model, peers, limit, rivals, tracks, size));
                    stage.Advance(1);
                }
            }
        }

        var throughput = Throughput.Measure(run, models, tracks);
        Write(run, scores.ToImmutable(), throughput, limit, peers);
    }

    private static void Write(
        TargetRun run, ImmutableArray<InferenceScore> scores, ImmutableArray<Throughput.Row> throughput, BindingLimit limit, InferencePeers peers)
    {
        var (batch, machine) = (run.Integer("inference-batch"), MachineDescription.Current());
        CsvTable.Write(run.Result(ResultTables.Timings), InferenceTables.Times(scores, limit.Peak));
        var speeds = Throughput.Table(throughput, run.Threads);
        CsvTable.Write(run.Result("throughput.csv"), speeds);
        AtomicFile.WriteText(run.Result("single.svg"), SvgFigure.Render(InferenceFigures.Against(scores, 1)));
        AtomicFile.WriteText(run.Result("batch.svg"), SvgFigure.Render(InferenceFigures.Against(scores, batch)));
        var conditions = FormattableString.Invariant(
            $"One thread of {machine}. Measured beside it: {limit.Peak:F1} GFLOP/s of single-precision multiply-adds (256-bit vectors). ONNX Runtime: {peers.Onnx?.Version ?? "missing"}, one thread, bound tensors, all graph optimisations.");
        var missing = string.Join(" ", peers.Missing);
        AtomicFile.WriteText(run.Result("verdict.md"), MarkdownDocument.Empty
            .Heading(1, "Inference: verdict")
            .Paragraph($"{conditions} {missing}")
            .Criteria(InferenceVerdict.Of(scores, throughput, batch, run.Threads))
            .Paragraph("Where the weights do not fit the first-level cache, one track waits for them: no engine that reads 32-bit weights once a track can be faster than the limit called reading in [summary.md](summary.md).")
            .Paragraph("GPU: none was at hand, so none is in the table.")
            .Render());
        AtomicFile.WriteText(run.Result("summary.md"), MarkdownDocument.Empty
            .Heading(1, "Inference")
            .Paragraph($"{conditions} {missing} The verdict is in [verdict.md](verdict.md), every contender's time with its spread in [timings.csv](timings.csv).")
            .Picture("One track a call", "single.svg")
            .Picture("In batches", "batch.svg")
            .Table(InferenceTables.Peers(scores, 1))
            .Table(InferenceTables.Peers(scores, batch))
            .Table(speeds)
            .Render());
    }

    // Largest distance between ends of the float32 and the float64 network.
    private static double? Rounding(InferenceModel model, TestTracks tracks)
    {
        if (model.Network is not { } network)
        {
            return null;
        }

        var shape = network.Network.Shape;
        var (single, twice) = (new PackedDeepNetwork<float>(network.Network), new PackedDeepNetwork<double>(network.Network));
        var (inputs, wide) = (new float[shape.Inputs], new double[shape.Inputs]);
        var (outputs, exact) = (new float[shape.Outputs], new double[shape.Outputs]);
        var largest = 0.0;
        foreach (var segment in tracks.Segments)
        {
            network.Formulation.EncodeInputs(segment, inputs);
            for (var i = 0; i < inputs.Length; i++)
            {
                wide[i] = inputs[i];
            }

            single.Evaluate(inputs, outputs);
            twice.Evaluate(wide, exact);
            var rounded = network.Formulation.Decode(segment, outputs);
            var sharp = network.Formulation.Decode(segment, exact[0], exact[1], exact[2], exact[3]);
            largest = Math.Max(largest, Math.Sqrt(Square(rounded.X - sharp.X) + Square(rounded.Y - sharp.Y)));
        }

        return largest;

        static double Square(double value) => value * value;
    }
}
