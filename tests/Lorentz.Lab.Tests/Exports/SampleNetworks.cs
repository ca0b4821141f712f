using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Learned;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>Networks with weights from a seed, and normalisations of the size that trainings give.</summary>
internal static class SampleNetworks
{
    public static TrainingDomain Domain { get; } = new([-900, -800, -0.35, -0.3, 1e-5, 770, 400], [900, 800, 0.35, 0.3, 6e-4, 2500, 9000]);

    public static TrackNetwork Single(string formulation, int inputs, int width, ActivationKind activation) => new(
        XavierUniform.Create(new NetworkShape(inputs, width, 4, activation), 11, 1, 1), Formulation(formulation, inputs), Domain);

    public static DeepTrackNetwork Deep(string formulation, int inputs, ImmutableArray<int> hidden, ActivationKind activation) => new(
        XavierUniform.Create(new DeepShape(inputs, hidden, 4, activation), 12, 1, 1), Formulation(formulation, inputs), Domain);

    public static Formulation Formulation(string name, int inputs)
    {
        ImmutableArray<double> mean = [1.3, -2.1, 0.001, -0.002, 1e-6, 4700, inputs == 7 ? 1500 : 0.4, 1e-6, 2e-8, -1e-8, 1e-8];
        ImmutableArray<double> scale = [430, 370, 0.17, 0.15, 2.3e-4, 2500, inputs == 7 ? 500 : 0.35, 1.3e-4, 2e-5, 2e-5, 3e-8];
        (mean, scale) = ([.. mean[..inputs]], [.. scale[..inputs]]);
        ImmutableArray<double> endMean = [3.1, -1.7, 0.003, 0.001];
        ImmutableArray<double> endScale = [1130, 740, 0.27, 0.16];
        ImmutableArray<double> averageScale = [0.31, 0.02, 0.6, 0.05];
        return name switch
        {
            "absolute" => new AbsoluteFormulation(mean, scale, endMean, endScale),
            "residual" => new ResidualFormulation(mean, scale, [-0.2, 0.01, -0.4, 0.02], averageScale),
            "residual-plain" => new ResidualFormulation(mean, scale, [-0.2, 0.01, -0.4, 0.02], averageScale) { TellsIntercept = false },
            "increment" => new IncrementFormulation(mean, scale, [0, 0, 0, 0], endScale),
            _ => new WarpedFormulation(mean, scale, [-0.2, 0.01, -0.4, 0.02], averageScale),
        };
    }

    /// <summary>Segments inside the domain as rows of x, y, tx, ty, q/p, z0, z1.</summary>
    public static double[] Inside(int count, int seed)
    {
        var random = new Random(seed);
        double Even(double limit) => ((2 * random.NextDouble()) - 1) * limit;
        var rows = new double[count * 7];
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * 7, 7);
            var z0 = 770 + (1700 * random.NextDouble());
            (row[0], row[1], row[2], row[3]) = (Even(900), Even(800), Even(0.35), Even(0.3));
            (row[4], row[5], row[6]) = ((random.Next(2) - 0.5) * (4e-5 + (1e-3 * random.NextDouble())), z0, z0 + 400 + (8500 * random.NextDouble()));
        }

        return rows;
    }

    /// <summary>Segments as rows of x, y, tx, ty, q/p, z0, z1: mostly inside the domain, some outside, some not finite.</summary>
    public static double[] Segments(int count, int seed)
    {
        var random = new Random(seed);
        double Even(double limit) => ((2 * random.NextDouble()) - 1) * limit;
        double[] strange = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, 0.0, -0.0, 5e-324];
        var rows = Inside(count, seed);
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * 7, 7);
            if (i % 10 == 9)
            {
                row[random.Next(7)] *= Even(100);
            }

            if (i % 50 == 49)
            {
                row[random.Next(7)] = strange[random.Next(strange.Length)];
            }
        }

        return rows;
    }
}
