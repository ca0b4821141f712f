using Lorentz.Lab.Deployment;
using Lorentz.Lab.Models;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Random;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Planes;
using Lorentz.Physics.Integration.Methods;
using Lorentz.Tracks.Charts;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Deployment;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Marching;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Deployment;

/// <summary>Small models of every kind that can be deployed, untrained: what they say is wrong, and always the same.</summary>
internal static class ModelSamples
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["residual", "absolute", "warped", "chart-remainder", "deep", "march", "chart", "nystrom", "first-order"];

    public static ArrayRows<double> Rows { get; } = Draw(600, 3);

    public static TestTracks Tests { get; } = new(Draw(400, 4), 400);

    /// <summary>The extrapolator that a kind's file was made from.</summary>
    public static Extrapolator Original(string kind) => kind switch
    {
        "deep" => new DeepExtrapolator(kind, Deep().Network, Deep().Formulation, Deep().Domain),
        "march" => new MarchExtrapolator(kind, March()),
        "chart" => new ChartExtrapolator(kind, Chart()),
        "nystrom" => new DefectExtrapolator(kind, ExtrapolatorName.Parse("nystrom:3steps", LhcbDipoleTable.Wedge(1))!, Learned(kind)),
        "first-order" => new DefectExtrapolator(kind, new FirstOrderPerturbation(PointSourceField.LhcbDipole), Learned(kind)),
        _ => Learned(kind),
    };

    public static TrainingDomain Domain { get; } = TrainingDomain.Of(Rows);

    /// <summary>Writes the model file of a kind, then the deployed model's.</summary>
    public static string Deploy(string kind, string folder)
    {
        var (plain, deployed) = (Path.Combine(folder, $"{kind}.plain.safetensors"), Path.Combine(folder, $"{kind}.safetensors"));
        WritePlain(kind, plain);
        DeployedModelFile.Write(
            deployed, SafeTensors.Read(plain), new(kind, "Lorentz tests") { Coarse = CoarseOf(kind) },
            ErrorRegions.Measure(Original(kind), Domain, Tests, 4, 3, 1));
        return deployed;
    }

    public static void WritePlain(string kind, string path)
    {
        switch (kind)
        {
            case "deep":
                DeepTrackNetworkFile.Write(path, Deep());
                break;
            case "march":
                MarchFile.Write(path, March());
                break;
            case "chart":
                TrackChartFile.Write(path, Chart());
                break;
            default:
                TrackNetworkFile.Write(path, Network(kind));
                break;
        }
    }

    public static string CoarseOf(string kind) => kind switch
    {
        "nystrom" => "nystrom:3steps",
        "first-order" => CoarseExtrapolator.FirstOrder,
        _ => "",
    };

    private static LearnedExtrapolator Learned(string kind) => new(kind, Network(kind));

    private static TrackNetwork Network(string kind)
    {
        Formulation formulation = kind switch
        {
            "absolute" => FormulationFit.Absolute(Rows, 6),
            "warped" => FormulationFit.Warped(Rows),
            "chart-remainder" => FormulationFit.Remainder(Rows, Chart()),
            _ => FormulationFit.Residual(Rows, 6),
        };
        return new(WidthScaled.Create(new NetworkShape(formulation.Inputs, 24, Formulation.Outputs, ActivationKind.Silu), 5, 1), formulation, Domain);
    }

    private static DeepTrackNetwork Deep() => new(
        WidthScaled.Create(new DeepShape(6, [16, 12], Formulation.Outputs, ActivationKind.Silu), 5, 2), FormulationFit.Residual(Rows, 6), Domain);

    private static MarchModel March() => TextbookMarch.Of(
        PlaneTableFit.Of(PointSourceField.LhcbDipole, new(PlaneSpacing.Of(8), PointSourceField.LhcbDipole.Region, 4, 3), PlaneAverage.Point, 1), Domain, 4);

    private static TrackChart Chart()
    {
        var shape = new ChartShape(2, 2, 1, 0.5);
        var coefficients = new double[24 * shape.Terms * TrackChart.Outputs];
        for (var i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = new RandomStream(7, 1).Uniform((ulong)i, -1, 1) * (i % 4 < 2 ? 10 : 0.01);
        }

        return new(shape, new(0.3, 0.25, 1 / 1500.0, 20), 770, 500, coefficients, Domain);
    }

    private static ArrayRows<double> Draw(int count, ulong seed)
    {
        var block = new SampleGenerator<PointSourceField>(new(), PointSourceField.LhcbDipole, DormandPrince8.Tableau, 1500, 0).Generate(new(seed, 1), 0, count);
        return new(block.Segments, block.Deviations);
    }
}
