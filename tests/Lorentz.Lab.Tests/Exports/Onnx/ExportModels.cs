using System.Collections.Immutable;
using Lorentz.Lab.Tests.Models;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Numerics.Random;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>Networks that know nothing, with the normalisations and domains of real ones, and states to ask them.</summary>
internal static class ExportModels
{
    // Spread of where lines point at z = 0, in mm.
    private const double Vertex = 10;

    /// <summary>Sizes that errors of end states are judged by: their spread in the default dataset, in mm and 1.</summary>
    public static ImmutableArray<double> NaturalScale { get; } = [1411.6, 1083.5, 0.27467, 0.13988];

    /// <summary>A model.</summary>
    /// <param name="formulation">Its name.</param>
    /// <param name="inputs">Of its network; 7 for tracks that start anywhere.</param>
    /// <param name="activation">Of its network.</param>
    /// <param name="hidden">Neurons of each hidden layer.</param>
    public static DeepTrackNetwork Create(string formulation, int inputs, ActivationKind activation, params ImmutableArray<int> hidden)
    {
        var shape = new DeepShape(inputs, hidden, Formulation.Outputs, activation);
        return new(new DeepNetwork(shape, Weights(shape)), Normalised(formulation, inputs), inputs == 7 ? Anywhere : Forward);
    }

    /// <summary>A row of a model's domain, rounded to single precision as a caller of the export has it.</summary>
    public static float[] State(DeepTrackNetwork model, int index)
    {
        var random = new RandomStream(11, (ulong)index);
        var row = new double[Segment.Columns];
        for (var c = 0; c < row.Length; c++)
        {
            var (from, to) = (model.Domain.Minimum[c], model.Domain.Maximum[c]);
            row[c] = random.Uniform((ulong)c, from, to);
        }

        row[0] = (row[2] * row[5]) + random.Uniform(7, -Vertex, Vertex);
        row[1] = (row[3] * row[5]) + random.Uniform(8, -Vertex, Vertex);
        row[4] *= index % 2 == 0 ? 1 : -1;
        return [.. row.Select(value => (float)value)];
    }

    private static TrainingDomain Forward { get; } = new([-241, -203, -0.3, -0.25, 1e-5, 770, 500], [241, 203, 0.3, 0.25, 1 / 1500.0, 770, 12000]);

    private static TrainingDomain Anywhere { get; } =
        new([-3010, -2510, -0.3, -0.25, 1e-5, 770, -9000], [3010, 2510, 0.3, 0.25, 1 / 1500.0, 10000, 9000]);

    private static Formulation Normalised(string name, int inputs)
    {
        var anywhere = inputs == 7;
        var pointing = name is "residual" or "warped" or "chart-remainder";
        var (x, y) = pointing ? (10.3, 8.7) : anywhere ? (1010, 850) : (132.2, 110.9);
        ImmutableArray<double> mean = [-0.024, -0.011, -8e-5, -4.3e-5, 9.7e-8, anywhere ? 12.5 : 6242.6, .. anywhere ? [5385.0] : Array.Empty<double>()];
        ImmutableArray<double> scale = [x, y, 0.1712, 0.14371, 2.301e-4, anywhere ? 5196 : 3319.3, .. anywhere ? [2664.0] : Array.Empty<double>()];
        ImmutableArray<double> averageMean = [0.052814, -7.65e-5, 0.12909, -9.9e-5];
        ImmutableArray<double> averageScale = [0.026647, 0.0056864, 0.058623, 0.011365];
        return name switch
        {
            "absolute" => new AbsoluteFormulation(mean, scale, [-6.3786, 1.045, -4.58e-4, 1.97e-5], NaturalScale),
            "increment" => new IncrementFormulation(mean, scale, [0, 0, 0, 0], NaturalScale),
            "residual" => new ResidualFormulation(mean, scale, averageMean, averageScale),
            ResidualFormulation.PlainName => new ResidualFormulation(mean, scale, averageMean, averageScale) { TellsIntercept = false },
            "warped" => new WarpedFormulation(
                [.. mean, 0.62, 6e-8, 1e-8, -2e-9, 2.5e-8], [.. scale, 0.36, 1.9e-4, 3.2e-5, 2.7e-5, 5.8e-8], averageMean, averageScale),
            _ => new ChartRemainderFormulation(mean, scale, averageMean, averageScale, TrackChartFileTests.Chart()),
        };
    }

    // Sums of unit spread in every layer.
    private static float[] Weights(DeepShape shape)
    {
        var random = new RandomStream(5, (ulong)shape.Parameters);
        var weights = new float[shape.Parameters];
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var size = Math.Sqrt(3.0 / shape.In(layer));
            for (var i = shape.WeightStart(layer); i < shape.BiasStart(layer) + shape.Out(layer); i++)
            {
                weights[i] = (float)random.Uniform((ulong)i, -size, size);
            }
        }

        return weights;
    }
}
