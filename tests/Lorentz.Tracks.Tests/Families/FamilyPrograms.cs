using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Tracks.Families;

namespace Lorentz.Tracks.Tests.Families;

/// <summary>Small members of every family, and runs of their programs in double precision.</summary>
internal static class FamilyPrograms
{
    private static readonly ImmutableArray<int> Hidden = [5, 4];

    /// <summary>Families whose answer is a path.</summary>
    public static ImmutableArray<TrackFamily> WithPath { get; } =
    [
        new ResidualFamily(Hidden), new ResidualFamily(Hidden, true), new QuadraticFamily(Hidden), new QuadraticFamily(Hidden, true),
        new FractionFamily(Hidden), new FractionFamily(Hidden, true),
    ];

    /// <summary>Families that know the end only.</summary>
    public static ImmutableArray<TrackFamily> EndOnly { get; } =
        [new PlainFamily(Hidden), new FilmFamily(Hidden, 3), new ParallelHeadsFamily(Hidden), new SequentialStagesFamily(Hidden)];

    /// <summary>Numbers of order one.</summary>
    public static double[] Numbers(int seed, int count, double size = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextDouble()) - 1))];
    }

    /// <summary>The first output of a program.</summary>
    public static double[] Values(TapeProgram<double> program, double[] weights, int samples, params double[][] inputs)
    {
        var memory = new TapeMemory<double>(program, samples);
        return Values(program, memory, weights, samples, inputs);
    }

    /// <summary>Largest difference of the gradient of the summed output and a difference quotient of order 4, over 1 + slope.</summary>
    public static double GradientError(TapeProgram<double> program, double[] weights, int samples, params double[][] inputs)
    {
        const double step = 1e-4;
        var memory = new TapeMemory<double>(program, samples);
        var gradient = new double[weights.Length];
        _ = Values(program, memory, weights, samples, inputs);
        program.Backward(memory, weights, samples, program.Outputs[0], 1.0, gradient);
        var largest = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var slope = ((8 * (At(i, step) - At(i, -step))) - (At(i, 2 * step) - At(i, -2 * step))) / (12 * step);
            largest = Math.Max(largest, Math.Abs(slope - gradient[i]) / (1 + Math.Abs(slope)));
        }

        return largest;

        double At(int index, double change)
        {
            var moved = (double[])weights.Clone();
            moved[index] += change;
            return Values(program, memory, moved, samples, inputs).Sum();
        }
    }

    private static double[] Values(TapeProgram<double> program, TapeMemory<double> memory, double[] weights, int samples, double[][] inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].CopyTo(memory.Input(program.Inputs[i], samples));
        }

        program.Forward(memory, weights, samples);
        return memory.Output(program.Outputs[0], samples).ToArray();
    }
}
