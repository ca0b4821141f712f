using Lorentz.Numerics.Random;
using Lorentz.Sequences.Flows;

namespace Lorentz.Sequences.Tests.Flows;

public sealed class HeunSamplerTests
{
    private static readonly GaussianFlow Gaussian = new(0.5, 0.35);

    [Fact]
    public void The_error_falls_with_the_square_of_the_step()
    {
        double[] starts = [-2.5, -1, 0, 0.3, 1.7];
        int[] steps = [20, 40, 80, 160, 320];
        var errors = steps.Select(count =>
        {
            var z = (double[])starts.Clone();
            HeunSampler.Run(Gaussian, z, count);
            return z.Zip(starts).Max(pair => Math.Abs(pair.First - (0.5 + (0.35 * pair.Second))));
        }).ToArray();
        var (x, y) = (steps.Select(count => Math.Log(count)).ToArray(), errors.Select(error => Math.Log(error)).ToArray());
        var slope = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / x.Sum(a => (a - x.Average()) * (a - x.Average()));
        Assert.InRange(slope, -2.15, -1.85);
        Assert.InRange(errors[^1], 0, 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    public void A_flow_of_end_points_ends_where_it_says_last(int steps)
    {
        var flow = new EndPointFlow();
        double[] z = [-1.5, 0.2, 3];
        HeunSampler.Run(flow, z, steps);
        Assert.Equal((2 * steps) - 1, flow.Questions);
        Assert.All(z.Zip(flow.Last), pair => Assert.Equal(pair.Second, pair.First, 1e-13));
    }

    [Fact]
    public void A_step_is_needed() => Assert.Throws<ArgumentOutOfRangeException>(() => HeunSampler.Run(Gaussian, new double[1], 0));

    [Theory]
    [InlineData(0.5, 0.35)]
    [InlineData(-1, 2)]
    public void Least_losses_are_the_mean_of_what_cannot_be_known(double mean, double deviation)
    {
        const int Samples = 400_000;
        var flow = new GaussianFlow(mean, deviation);
        var random = new RandomStream(7, 1);
        var (loss, endLoss) = (0.0, 0.0);
        for (var i = 0UL; i < Samples; i++)
        {
            var (x0, normal) = random.NormalPair(2 * i);
            var (x1, t) = (mean + (deviation * normal), random.Uniform((2 * i) + 1));
            var z = (t * x1) + ((1 - t) * x0);
            double[] velocity = [0];
            flow.Evaluate(t, [z], velocity);
            loss += (velocity[0] - (x1 - x0)) * (velocity[0] - (x1 - x0)) / Samples;

            // The mean of x1 given z = t x1 + (1 - t) x0, as the product of two densities has it.
            var (prior, seen) = (1 / (deviation * deviation), t * t / ((1 - t) * (1 - t)));
            var end = ((mean * prior) + (t == 0 ? 0 : seen * z / t)) / (prior + seen);
            endLoss += (end - x1) * (end - x1) / Samples;
        }

        Assert.Equal(loss, flow.LeastLoss, 0.02 * loss);
        Assert.Equal(deviation * Math.PI / 2, flow.LeastLoss, 1e-14);
        Assert.Equal(endLoss, flow.LeastEndPointLoss, 0.02 * endLoss);
    }

    // Says an end point that moves with time and place.
    private sealed class EndPointFlow : IVelocity
    {
        public bool IsSingularAtEnd => true;

        public int Questions { get; private set; }

        public double[] Last { get; private set; } = [];

        public void Evaluate(double time, ReadOnlySpan<double> z, Span<double> velocity)
        {
            Assert.InRange(time, 0, 0.999);
            Questions++;
            Last = [.. z.ToArray().Select(value => Math.Sin(value) + time)];
            for (var i = 0; i < z.Length; i++)
            {
                velocity[i] = (Last[i] - z[i]) / (1 - time);
            }
        }
    }
}
