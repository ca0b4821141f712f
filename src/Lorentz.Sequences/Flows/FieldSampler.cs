using System.Collections.Immutable;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Flows;

/// <summary>Fields from trained models.</summary>
public static class FieldSampler
{
    /// <summary>Values at places: a sample of the flow, or what a regression says.</summary>
    /// <param name="reader">The model.</param>
    /// <param name="objective">What it was trained for.</param>
    /// <param name="sight">What it is told.</param>
    /// <param name="places">Where.</param>
    /// <param name="noise">Where a flow begins: value i of the stream at place i.</param>
    /// <param name="steps">Heun steps of a flow.</param>
    public static double[] Draw(
        FieldReader reader, FieldObjective objective, Sight sight, ImmutableArray<(double X, double Y)> places, RandomStream noise, int steps)
    {
        var z = new double[places.Length];
        if (objective == FieldObjective.Regression)
        {
            reader.Ask(sight, places, new double[places.Length], 0, z);
        }
        else
        {
            Noise(noise, z);
            HeunSampler.Run(new ModelFlow(reader, sight, places), z, steps);
        }

        return Meant(reader, z);
    }

    /// <summary>A sample as the plan's sampler of V1 draws it: see <see cref="ForgetfulFlow"/>.</summary>
    public static double[] DrawForgetfully(FieldReader reader, Sight sight, ImmutableArray<(double X, double Y)> places, RandomStream noise, int steps)
    {
        var z = new double[places.Length];
        Noise(noise, z);
        HeunSampler.Run(new ForgetfulFlow(new ModelFlow(reader, sight, places), ~noise.Seed, noise.Stream), z, steps);
        return Meant(reader, z);
    }

    private static void Noise(RandomStream noise, Span<double> z)
    {
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = noise.Normal((ulong)i);
        }
    }

    private static double[] Meant(FieldReader reader, double[] told) => [.. told.Select(reader.Model.Scale.Meant)];
}
