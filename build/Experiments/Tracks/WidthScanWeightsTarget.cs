using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Figures;
using Lorentz.Lab.Files;
using Lorentz.Lab.Machine;
using Lorentz.Lab.Models;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Training;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Samples;
using Lorentz.Learning.Training;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Build.Experiments.Tracks;

/// <summary>Trains the networks of the width scan: six widths, two formulations.</summary>
internal static class WidthScanWeightsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "WidthScanWeights";

    /// <summary>The widths of the plan's phase 1.</summary>
    public static ImmutableArray<int> Widths { get; } = [256, 512, 1024, 2048, 4096, 8192];

    /// <summary>Both ways to put the question.</summary>
    public static ImmutableArray<string> Formulations { get; } = ["absolute", "residual"];

    /// <summary>Names of the models, narrowest first within a formulation.</summary>
    public static ImmutableArray<string> Models { get; } =
        [.. Formulations.SelectMany(formulation => Widths.Select(width => ModelName(formulation, width)))];

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Train single-layer networks of six widths in two formulations",
        Parameters =
        [
            Parameter.Integer("epochs", "passes over the training set", "", standard: 10, smoke: 2, @long: 20, paper: 100, minimum: 1),
            Parameter.Integer("warmup-epochs", "epochs over which the learning rate rises (the plan: 5 of 100)", "", standard: 1, @long: 2, paper: 5, minimum: 0),
            Parameter.Integer("batch", "samples a step", "", standard: 4096, smoke: 1024, minimum: 1),
            Parameter.Integer("patience", "epochs without improvement before training ends", "", standard: 10, minimum: 0),
            Parameter.Real("learning-rate", "peak learning rate of the absolute formulation, as in the plan", "", 1e-3, minimum: 0),
            Parameter.Real("weight-decay", "decoupled weight decay of the absolute formulation, as in the plan", "", 1e-4, minimum: 0),
            Parameter.Real("residual-rate", "peak learning rate of the residual formulation", "", 0.3, minimum: 0),
            Parameter.Real("residual-output-rate", "learning rate of its output weights, times the width", "", 5, minimum: 0),
            Parameter.Integer("training-seed", "seed of starting weights and of the order of samples", "", standard: 1),
        ],
        Inputs = [DatasetTarget.Name],
        Code = [.. TrackCode.Learning, "build/Experiments/Tracks/WidthScanWeightsTarget.cs"],
        Artifacts = [.. Models.Select(FileOf), "training-times.csv"],
        Results = ["table.csv", "table.md", "loss.svg"],
        Pinned = ["table.csv", "table.md", "loss.svg"],
        Execute = Execute,
    };

    /// <summary>Columns of <c>table.csv</c>.</summary>
    public static ImmutableArray<Column> TableColumns { get; } =
    [
        Column.Text("model", "formulation and width"),
        Column.Integer("parameters", "", "weights and biases"),
        Column.Integer("epochs", "", "passes over the training set before it ended"),
        Column.Real("training loss", "", "mean over the last epoch; formulations have different units", 5),
        Column.Real("validation loss", "", "best over the epochs: these weights are kept", 5),
    ];

    /// <summary>Columns of <c>training-times.csv</c>.</summary>
    public static ImmutableArray<Column> TimeColumns { get; } =
    [
        Column.Text("model", "formulation and width"),
        Column.Real("training", "s", "time for all epochs, at the speed seen", 4),
        Column.Real("speed", "samples/s", "training samples a second, everything included", 4),
        Column.Real("arithmetic", "GFLOP/s", "multiply-adds of forward and backward pass, counted twice", 4),
        Column.Real("fraction of peak", "", "of the multiply-add peak measured on as many threads", 3),
        Column.Integer("threads", "", "threads used"),
        Column.Text("machine", "where it was timed"),
    ];

    /// <summary>Name of a model.</summary>
    public static string ModelName(string formulation, int width) => string.Create(CultureInfo.InvariantCulture, $"{formulation}-{width}");

    /// <summary>File of a model.</summary>
    public static string FileOf(string model) => $"{model}.safetensors";

    private static void Execute(TargetRun run)
    {
        using var training = new FileRows<float>(DatasetTarget.FilesFor(run, "train"));
        using var validation = new FileRows<float>(DatasetTarget.FilesFor(run, "validation"));
        var domain = TrainingDomain.Of(training);
        var machine = MachineDescription.Current();
        var peak = PeakMeasurement.Measure(run.Threads).SingleGigaflops;
        var table = new Table("Training of the width scan", TableColumns, []);
        var times = new Table("Training times", TimeColumns, []);
        var curves = ImmutableArray.CreateBuilder<(string Model, ImmutableArray<EpochRecord> History)>();
        foreach (var formulation in new Formulation[] { FormulationFit.Absolute(training, 6), FormulationFit.Residual(training, 6) })
        {
            var trainingSamples = TrainingJob.Fast(new EncodedSamples(training, formulation), run.Threads);
            var validationSamples = TrainingJob.Fast(new EncodedSamples(validation, formulation), run.Threads);
            foreach (var width in Widths)
            {
                var model = ModelName(formulation.Name, width);
                var shape = ShapeOf(formulation, width);
                var outcome = Train(run, formulation, width, trainingSamples, validationSamples);
                var state = outcome.State;
                TrackNetworkFile.Write(run.Artifact(FileOf(model)), new TrackNetwork(new Network(shape, state.BestWeights), formulation, domain));
                table = table.With(
                    model, shape.Parameters, state.History.Length, state.History[^1].TrainingLoss, state.BestValidationLoss);
                var arithmetic = outcome.SamplesPerSecond * FlopsPerSample(shape) / 1e9;
                times = times.With(
                    model, state.History.Length * trainingSamples.Count / outcome.SamplesPerSecond, outcome.SamplesPerSecond,
                    arithmetic, arithmetic / peak, run.Threads, machine.ToString());
                curves.Add((model, state.History));
            }
        }

        CsvTable.Write(run.Artifact("training-times.csv"), times);
        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
        AtomicFile.WriteText(run.Result("loss.svg"), SvgFigure.Render(Losses(curves.ToImmutable())));
    }

    private static TrainingOutcome Train(
        TargetRun run, Formulation formulation, int width, SampleSource training, SampleSource validation)
    {
        var model = ModelName(formulation.Name, width);
        var seed = (ulong)run.Long("training-seed");
        var shape = ShapeOf(formulation, width);
        var plan = Plan(run, formulation, width, seed);
        if (plan.Problem(Formulation.Outputs) is { } problem)
        {
            throw new RunException($"{model}: {problem}");
        }

        var start = formulation is AbsoluteFormulation
            ? XavierUniform.Create(shape, seed, (ulong)width)
            : WidthScaled.Create(shape, seed, (ulong)width);
        return StagedTraining.Run(run, $"training {model}", $"{model}.state", plan, start, training, validation);
    }

    private static NetworkShape ShapeOf(Formulation formulation, int width) =>
        new(formulation.Inputs, width, Formulation.Outputs, ActivationKind.Silu);

    private static TrainingPlan Plan(TargetRun run, Formulation formulation, int width, ulong seed)
    {
        var frame = new TrainingRecipe.Frame(
            run.Integer("epochs"), run.Integer("warmup-epochs"), run.Integer("batch"), run.Integer("patience"), seed, formulation.LossWeights);
        return formulation is AbsoluteFormulation
            ? TrainingRecipe.Published(frame, run.Real("learning-rate"), run.Real("weight-decay"))
            : TrainingRecipe.WidthScaled(frame, width, run.Real("residual-rate"), run.Real("residual-output-rate"));
    }

    // Forward: inputs and outputs; backward: output weights, the error passed back, input weights and bias.
    private static double FlopsPerSample(NetworkShape shape) =>
        2.0 * shape.Width * (shape.Inputs + shape.Outputs + (2 * shape.Outputs) + shape.Inputs + 1);

    private static FigureGrid Losses(ImmutableArray<(string Model, ImmutableArray<EpochRecord> History)> curves) => new(
        "Validation loss while training",
        "Absolute: squared error in mm^2 + rad^2. Residual: squared error of the four scaled quantities.",
        2,
        [
            .. Formulations.Select(formulation => new Figure(
                formulation,
                "",
                new Axis("epoch"),
                new Axis("validation loss", "", AxisScale.Log10),
                [
                    .. curves.Where(curve => curve.Model.StartsWith(formulation, StringComparison.Ordinal)).Select(curve => new CurveSeries(
                        curve.Model[(formulation.Length + 1)..],
                        CurveStyle.LineAndMarkers,
                        [.. curve.History.Select(record => new FigurePoint(record.Epoch + 1, record.ValidationLoss))])),
                ])),
        ]);
}
