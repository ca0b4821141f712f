using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Datasets;
using Lorentz.Lab.Files;
using Lorentz.Lab.Models;
using Lorentz.Lab.Tables;
using Lorentz.Lab.Training;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Learning.Training;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Build.Experiments.Tracks.Hybrid;

/// <summary>Fits marches over planes and trains networks that correct coarse extrapolators.</summary>
internal static class HybridWeightsTarget
{
    /// <summary>Name of the target.</summary>
    public const string Name = "HybridWeights";

    // Cells across a plane: twice as many change no error in the third figure.
    private const int CellsX = 24;
    private const int CellsY = 18;
    private const int EndOrders = 5;

    /// <summary>The target.</summary>
    public static Target Target { get; } = new()
    {
        Name = Name,
        Study = TrackCode.Study,
        Summary = "Fit marches over fixed planes, and networks that correct coarse extrapolators",
        Parameters =
        [
            Parameter.Integer("fit-tracks", "training tracks the weights of a march are fitted to", "", standard: 60_000, smoke: 8_000, @long: 200_000, minimum: 1000),
            Parameter.Integer("defect-tracks", "training tracks of a correcting network", "", standard: 300_000, smoke: 5_000, @long: 1_000_000, minimum: 1000),
            Parameter.Integer("defect-epochs", "passes over them", "", standard: 6, smoke: 1, @long: 20, minimum: 1),
            Parameter.Integer("defect-batch", "samples a step", "", standard: 2048, smoke: 512, minimum: 1),
            Parameter.Real("defect-rate", "peak learning rate", "", 0.3, minimum: 0),
            Parameter.Real("defect-output-rate", "learning rate of the output weights, times the width", "", 5, minimum: 0),
            Parameter.Integer("defect-seed", "seed of starting weights and of the order of samples", "", standard: 1),
        ],
        Inputs = [DatasetTarget.Name],
        Code = [.. TrackCode.Learning, "build/Experiments/Tracks/Hybrid/HybridWeightsTarget.cs", "build/Experiments/Tracks/Hybrid/MarchSpecification.cs", "build/Experiments/Tracks/Hybrid/DefectSpecification.cs", "build/Experiments/Tracks/FastField.cs"],
        Artifacts = [.. MarchSpecification.All.Select(march => march.File), .. DefectSpecification.All.Select(defect => defect.File)],
        Results = ["table.csv", "table.md"],
        Pinned = ["table.csv", "table.md"],
        Execute = Execute,
    };

    /// <summary>A fitted march.</summary>
    public static MarchModel March(TargetRun run, string name) => MarchFile.Read(run.ArtifactOf(Name, $"{name}.safetensors"));

    private static void Execute(TargetRun run)
    {
        using var training = new FileRows<float>(DatasetTarget.FilesFor(run, "train"));
        using var validation = new FileRows<float>(DatasetTarget.FilesFor(run, "validation"));
        var domain = TrainingDomain.Of(training);
        if (domain.Minimum[5] != PlaneSpacing.First || domain.Maximum[5] != PlaneSpacing.First || domain.Maximum[6] > PlaneSpacing.Last - PlaneSpacing.First)
        {
            throw new RunException($"marches start at {PlaneSpacing.First} mm and end by {PlaneSpacing.Last} mm; the dataset's tracks do not: use `planes=forward`");
        }

        var judges = new TestTracks(validation, 5000);
        var table = new Table(
            "Hybrid extrapolators",
            Column.Text("model", "march: planes, and what it does without; or a coarse extrapolator and the width of the network that corrects it"),
            Column.Integer("parameters", "", "fitted numbers, the field not counted"),
            Column.Real("field", "kB", "memory of the planes' tables", 3),
            Column.Real("validation rmse", "mm", "position error on 5000 validation tracks", 4),
            Column.Real("validation p99", "mm", "99th percentile of it", 4));
        using (var stage = run.Stage("marches", MarchSpecification.All.Length))
        {
            foreach (var specification in MarchSpecification.All)
            {
                run.CancellationToken.ThrowIfCancellationRequested();
                stage.Report(specification.Name);
                var model = Fit(run, specification, training);
                MarchFile.Write(run.Artifact(specification.File), model);
                var errors = ErrorSummary.Of(judges.Judge(new MarchExtrapolator(specification.Name, model), run.Threads).Errors);
                var weights = model.Weights;
                table = table.With(
                    specification.Name, weights.Predict.Length + weights.Correct.Length + weights.Advance.Length + weights.End.Length,
                    model.Table.Coefficients.Length * sizeof(float) / 1000.0, errors.Rmse, errors.Percentile99);
                stage.Advance(1);
            }
        }

        var field = FastField.Wedge(run.Threads);
        foreach (var specification in DefectSpecification.All)
        {
            var coarse = specification.CoarseIn(field, name => MarchFile.Read(run.Artifact($"{name}.safetensors")));
            var rows = new DefectRows(training, run.Integer("defect-tracks"), coarse, run.Threads);
            var model = Train(run, specification, rows, new DefectRows(validation, 20_000, coarse, run.Threads));
            TrackNetworkFile.Write(run.Artifact(specification.File), model);
            var extrapolator = new DefectExtrapolator(specification.Name, coarse, new LearnedExtrapolator(specification.Name, model));
            var errors = ErrorSummary.Of(judges.Judge(extrapolator, run.Threads).Errors);
            table = table.With(specification.Name, model.Network.Shape.Parameters, (double?)null, errors.Rmse, errors.Percentile99);
        }

        CsvTable.Write(run.Result("table.csv"), table);
        AtomicFile.WriteText(run.Result("table.md"), MarkdownTable.Render(table));
    }

    private static MarchModel Fit(TargetRun run, MarchSpecification specification, SampleRows training)
    {
        var field = PointSourceField.LhcbDipole;
        var planes = specification.IsUniform ? PlaneSpacing.Uniform(specification.Planes) : PlaneSpacing.Of(specification.Planes);
        var grid = new PlaneGrid(planes, field.Region, CellsX, CellsY);
        var table = PlaneTableFit.Of(field, grid, specification.Average, run.Threads);
        return MarchFit.Of(training, run.Integer("fit-tracks"), field, table, EndOrders, specification.Corrects, run.Threads);
    }

    private static TrackNetwork Train(TargetRun run, DefectSpecification specification, DefectRows rows, DefectRows validation)
    {
        var seed = (ulong)run.Long("defect-seed");
        var formulation = FormulationFit.Residual(rows, 6);
        var shape = new NetworkShape(formulation.Inputs, specification.Width, Formulation.Outputs, ActivationKind.Silu);
        var frame = new TrainingRecipe.Frame(run.Integer("defect-epochs"), 1, run.Integer("defect-batch"), 0, seed, formulation.LossWeights);
        var plan = TrainingRecipe.WidthScaled(frame, specification.Width, run.Real("defect-rate"), run.Real("defect-output-rate"));
        if (plan.Problem(Formulation.Outputs) is { } problem)
        {
            throw new RunException($"{specification.Name}: {problem}");
        }

        var outcome = StagedTraining.Run(
            run, $"training {specification.Name}", $"{specification.File}.state", plan, WidthScaled.Create(shape, seed, (ulong)specification.Width),
            TrainingJob.Fast(new EncodedSamples(rows, formulation), run.Threads),
            TrainingJob.Fast(new EncodedSamples(validation, formulation), run.Threads));
        return new(new Network(shape, outcome.State.BestWeights), formulation, TrainingDomain.Of(rows));
    }
}
