using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Flows;

namespace Lorentz.Build.Experiments.Sequences.Overfits;

/// <summary>The sampler on a flow that is known exactly: values of mean 0.5 and variance 1/8, as those of a sine between 0 and 1.</summary>
/// <param name="Steps">Heun steps.</param>
/// <param name="Error">Root of the mean squared distance from the exact ends.</param>
/// <param name="Mean">Mean of the ends; 0.5.</param>
/// <param name="Deviation">Their standard deviation; 0.354.</param>
/// <param name="ForgetfulError">The same distance with the plan's sampler of V1.</param>
/// <param name="ForgetfulDeviation">Standard deviation of its ends.</param>
internal sealed record SamplerCheck(int Steps, double Error, double Mean, double Deviation, double ForgetfulError, double ForgetfulDeviation)
{
    private const int Values = 4096;
    private const ulong Seed = 0x73616d706c657200;

    /// <summary>PSNR of an error, as of a reconstruction.</summary>
    public static double Decibels(double error) => -20 * Logarithm.Of(error) / Logarithm.Of(10);

    /// <summary>The check with some numbers of steps.</summary>
    public static SamplerCheck Of(int steps)
    {
        var flow = new GaussianFlow(0.5, Math.Sqrt(0.125));
        var random = new RandomStream(Seed, 0);
        double[] start = [.. Enumerable.Range(0, Values).Select(i => random.Normal((ulong)i))];
        double[] end = [.. start];
        HeunSampler.Run(flow, end, steps);
        double[] forgetful = [.. start];
        HeunSampler.Run(new ForgetfulFlow(flow, Seed, 1), forgetful, steps);
        var (mean, deviation) = Moments(end);
        return new(steps, Distance(end), mean, deviation, Distance(forgetful), Moments(forgetful).Deviation);

        double Distance(double[] values)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                var error = values[i] - flow.End(start[i]);
                sum += error * error;
            }

            return Math.Sqrt(sum / values.Length);
        }
    }

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        var moments = Lorentz.Numerics.Reductions.Moments.Of(values);
        return (moments.Mean, moments.StandardDeviation);
    }
}
