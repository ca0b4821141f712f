using Lorentz.Numerics.Random;
using Lorentz.Sequences.Flows;

namespace Lorentz.Sequences.Tests.Flows;

/// <summary>What the plan's sampler of V1 does with a flow whose answer is known.</summary>
public sealed class ForgetfulFlowTests
{
    private const int Count = 40_000;
    private const int Steps = 20;
    private static readonly GaussianFlow Gaussian = new(0.5, 0.35);

    [Fact]
    public void The_output_is_the_start_and_a_drift_that_knows_nothing_of_it()
    {
        var (starts, ends) = Run(3);
        var drift = ends.Zip(starts, (end, start) => end - start).ToArray();
        var (mean, deviation) = Drift();
        Assert.Equal(mean, drift.Average(), 5 * deviation / Math.Sqrt(Count));
        var variance = drift.Average(value => (value - mean) * (value - mean));
        Assert.Equal(deviation * deviation, variance, 0.03 * deviation * deviation);

        // So the covariance of output and start is the variance of the start, 1; that of the true flow is 0.35.
        Assert.Equal(0, Covariance(drift, starts), 5 * deviation / Math.Sqrt(Count));
        Assert.Equal(1, Covariance(ends, starts), 0.03);
    }

    [Fact]
    public void Against_fields_that_it_does_not_know_the_error_is_above_one()
    {
        var (starts, ends) = Run(3);
        var (mean, deviation) = Drift();
        var truth = new RandomStream(8, 8);
        var error = ends.Select((end, i) => end - Gaussian.End(truth.Normal((ulong)i))).Average(value => value * value);
        Assert.True(error > 1);
        Assert.Equal(1 + (deviation * deviation) + (0.35 * 0.35) + ((mean - 0.5) * (mean - 0.5)), error, 0.03);

        // Where the flow itself ends, the start is multiplied by 0.35.
        var own = ends.Zip(starts, (end, start) => end - Gaussian.End(start)).Average(value => value * value);
        Assert.Equal((0.65 * 0.65) + (deviation * deviation) + ((mean - 0.5) * (mean - 0.5)), own, 0.03);
        var kept = (double[])starts.Clone();
        HeunSampler.Run(Gaussian, kept, Steps);
        Assert.InRange(kept.Zip(starts, (end, start) => end - Gaussian.End(start)).Max(Math.Abs), 0, 0.05);
    }

    [Fact]
    public void It_is_a_function_of_seed_and_stream()
    {
        Assert.Equal(Run(3, 100).Ends, Run(3, 100).Ends);
        Assert.NotEqual(Run(3, 100).Ends, Run(4, 100).Ends);
    }

    // Heun's weights of independent answers m + slope (noise - t m).
    private static (double Mean, double Deviation) Drift()
    {
        var (mean, variance) = (0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            foreach (var t in new[] { (double)step / Steps, (step + 1.0) / Steps })
            {
                var slope = ((t * 0.35 * 0.35) - (1 - t)) / ((t * t * 0.35 * 0.35) + ((1 - t) * (1 - t)));
                mean += 0.5 / Steps * (0.5 - (slope * t * 0.5));
                variance += 0.25 / (Steps * Steps) * slope * slope;
            }
        }

        return (mean, Math.Sqrt(variance));
    }

    private static (double[] Starts, double[] Ends) Run(ulong stream, int count = Count)
    {
        var random = new RandomStream(5, 5);
        double[] starts = [.. Enumerable.Range(0, count).Select(i => random.Normal((ulong)i))];
        var ends = (double[])starts.Clone();
        HeunSampler.Run(new ForgetfulFlow(Gaussian, 6, stream), ends, Steps);
        return (starts, ends);
    }

    private static double Covariance(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Average();
    }
}
